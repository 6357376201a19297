/**
 * An application that follows {@code docs/application-contract.md} to the letter, and one that does
 * not: the clients of the tests on real servers. Each rule of the contract is a class here.
 */
package com.paymentmigration.lambda.referenceapp;
