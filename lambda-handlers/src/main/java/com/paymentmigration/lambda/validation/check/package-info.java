/** Checks beyond rows: one class each, with a name, a severity, a verdict and its evidence. */
package com.paymentmigration.lambda.validation.check;
