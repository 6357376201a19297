/** Scenarios in several processes at once: each plays one after the other in worlds of its own. */
package com.paymentmigration.rehearsal.job;
