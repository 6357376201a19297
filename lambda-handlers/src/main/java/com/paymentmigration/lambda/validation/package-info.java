/**
 * Proves that the data on the target is the data on the source, and that the target is fit to take
 * over. Sub-packages: {@code gate} answers CloudFormation, {@code work} runs the engine in
 * resumable units, {@code plan}, {@code compare} and {@code check} are the engine, {@code report}
 * is what it says, {@code cli} runs it between any two MySQL servers.
 */
package com.paymentmigration.lambda.validation;
