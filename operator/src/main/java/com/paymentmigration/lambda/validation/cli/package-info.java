/** The engine from the command line, between any two MySQL servers. */
package com.paymentmigration.lambda.validation.cli;
