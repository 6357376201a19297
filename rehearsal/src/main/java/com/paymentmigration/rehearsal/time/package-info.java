/** Time inside the harness. */
package com.paymentmigration.rehearsal.time;
