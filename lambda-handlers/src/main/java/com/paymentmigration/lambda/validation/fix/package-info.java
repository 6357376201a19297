/** Statements for a person, that would make the target equal. */
package com.paymentmigration.lambda.validation.fix;
