package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.table.Key;
import java.util.List;

/**
 * What became of rows that looked different.
 *
 * @param differences rows that are different
 * @param unsettled rows that could not be told, by key
 * @param reason why they could not; empty if there are none
 * @param settled number of rows that were in flight, were found by their key on both sides and are
 *     equal
 * @param vanished rows that were found on neither side: deleted meanwhile, or never found by their
 *     key
 */
record Reverification(
    List<RowDifference> differences,
    List<String> unsettled,
    String reason,
    long settled,
    List<Key> vanished) {}
