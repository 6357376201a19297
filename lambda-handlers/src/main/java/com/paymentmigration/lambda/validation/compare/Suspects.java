package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.table.Key;
import java.util.List;

/**
 * Rows that looked different.
 *
 * @param keys their keys, in order
 * @param resumeAfter where to go on searching; null if the whole range was searched
 */
record Suspects(List<Key> keys, Key resumeAfter) {}
