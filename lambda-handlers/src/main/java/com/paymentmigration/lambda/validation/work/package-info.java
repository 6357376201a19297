/** The engine in units of work that stop when their time is up and resume from a cursor. */
package com.paymentmigration.lambda.validation.work;
