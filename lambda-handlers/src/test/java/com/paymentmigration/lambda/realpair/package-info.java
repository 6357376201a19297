/** The cutover protocol on two real MySQL servers, under load and under faults. */
package com.paymentmigration.lambda.realpair;
