/**
 * Moving client traffic between the environments in verified steps, watching each step, and writing
 * the result back into the stack. Use cases over ports; nothing here knows AWS.
 */
package com.paymentmigration.lambda.traffic;
