/** Row comparison: chunks, bisection to keys, re-verification under live replication, throttle. */
package com.paymentmigration.lambda.validation.compare;
