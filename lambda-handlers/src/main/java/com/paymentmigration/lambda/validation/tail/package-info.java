/** The tail check of the cutover. */
package com.paymentmigration.lambda.validation.tail;
