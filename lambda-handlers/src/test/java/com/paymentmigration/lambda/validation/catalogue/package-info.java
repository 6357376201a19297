/** Single differences between two real servers, each of which a validation must find and name. */
package com.paymentmigration.lambda.validation.catalogue;
