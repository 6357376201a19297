/** Policy gates: what a violation of fails {@code cdk synth}. */
package com.paymentmigration.compliance;
