/** Faults of one line in the engine's own code, and whether the tests notice them. */
package com.paymentmigration.lambda.validation.fault;
