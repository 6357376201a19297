/** What stands in for AWS: the emulator, the deployed template, the gate to its API, the events. */
package com.paymentmigration.rehearsal.emulator;
