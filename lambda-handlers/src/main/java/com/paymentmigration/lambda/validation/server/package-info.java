/** Bounded, read-only access to one MySQL server. */
package com.paymentmigration.lambda.validation.server;
