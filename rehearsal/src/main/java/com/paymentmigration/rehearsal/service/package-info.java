/** The payment application of both environments. */
package com.paymentmigration.rehearsal.service;
