/** What a server's text becomes before a person or a store sees it. */
package com.paymentmigration.lambda.validation.text;
