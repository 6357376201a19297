/** The clients, and what they were told is done. */
package com.paymentmigration.rehearsal.load;
