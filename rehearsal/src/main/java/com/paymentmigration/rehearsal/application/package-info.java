/** A user's own application as a process, and how it is asked for payments. */
package com.paymentmigration.rehearsal.application;
