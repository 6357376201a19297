/** Tests of the documents: links, commands, runbook, decisions, costs. */
package com.paymentmigration.docs;
