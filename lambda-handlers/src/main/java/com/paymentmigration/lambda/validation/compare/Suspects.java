package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.table.Key;

/**
 * Rows that looked different.
 *
 * @param coverage what was looked at, and the rows
 * @param resumeAfter where to go on searching; null if the whole range was searched
 */
record Suspects(Coverage coverage, Key resumeAfter) {}
