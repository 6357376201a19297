package com.paymentmigration.lambda.validation.compare;

import java.util.List;

/**
 * What became of rows that looked different.
 *
 * @param differences rows that are different
 * @param unsettled rows that could not be told, by key
 * @param reason why they could not; empty if there are none
 * @param settled number of rows that were in flight and are equal
 */
record Reverification(
    List<RowDifference> differences, List<String> unsettled, String reason, long settled) {}
