/** Both sides are compared all the time: the newest rows, the binary logs, the rest in rounds. */
package com.paymentmigration.lambda.validation.proof;
