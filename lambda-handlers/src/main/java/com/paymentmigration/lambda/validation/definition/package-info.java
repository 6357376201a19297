/** What a definition means, however a server spells it. */
package com.paymentmigration.lambda.validation.definition;
