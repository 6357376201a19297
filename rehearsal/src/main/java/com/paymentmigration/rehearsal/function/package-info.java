/** Where the real functions run: one process each, called by the emulator. */
package com.paymentmigration.rehearsal.function;
