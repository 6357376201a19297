/** The tags that every resource carries. */
package com.paymentmigration.tagging;
