/** Where the database accounts' names and passwords come from; values never leave in text. */
package com.paymentmigration.lambda.credentials;
