/** Random tables, compared by the engine and by an oracle that shares nothing with it. */
package com.paymentmigration.lambda.validation.random;
