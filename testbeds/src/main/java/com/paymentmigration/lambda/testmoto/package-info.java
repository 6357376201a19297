/** The AWS API emulator that integration tests run against; test code only. */
package com.paymentmigration.lambda.testmoto;
