/** CloudFormation's stack as the product sees it: its state, and the one update that it may get. */
package com.paymentmigration.lambda.stack;
