/** What tests take from the checkout and the machine they run on. */
package com.paymentmigration.lambda.testmachine;
