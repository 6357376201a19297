/** The library over AWS's SDK: the state item in DynamoDB, the accounts in Secrets Manager. */
package com.paymentmigration.client.aws;
