/** Figures of the validation engine; run by hand. */
package com.paymentmigration.lambda.validation.benchmark;
