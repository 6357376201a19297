/**
 * The server that the payment system runs on today: what must hold before it can become the source
 * of blue. Reads only.
 */
package com.paymentmigration.lambda.legacy;
