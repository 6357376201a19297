/** Reports of a run of {@code ./validate} as files: JSON, HTML and JUnit XML. */
package com.paymentmigration.lambda.validation.cli.report;
