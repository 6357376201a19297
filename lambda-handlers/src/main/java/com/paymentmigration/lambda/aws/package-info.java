/**
 * Adapters of the ports over AWS SDK v2 clients and HTTPS. Every client has a time limit for a call
 * and for each attempt, and a bounded number of attempts.
 */
package com.paymentmigration.lambda.aws;
