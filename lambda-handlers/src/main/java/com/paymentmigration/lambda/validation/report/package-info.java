/** What a validation says: verdicts, check results, and the report in JSON and HTML. */
package com.paymentmigration.lambda.validation.report;
