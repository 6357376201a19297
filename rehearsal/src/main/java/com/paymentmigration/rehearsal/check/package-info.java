/** What must be true after each scenario. */
package com.paymentmigration.rehearsal.check;
