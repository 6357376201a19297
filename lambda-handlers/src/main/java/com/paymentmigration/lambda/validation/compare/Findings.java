package com.paymentmigration.lambda.validation.compare;

import java.util.List;

/**
 * What is wrong with a chunk.
 *
 * @param differences rows that differ
 * @param more whether more rows differ than are named
 * @param unsettled rows that could not be told
 * @param reason why they could not; empty if there are none
 * @param settled rows that were in flight and are equal
 */
public record Findings(
    List<RowDifference> differences,
    boolean more,
    List<String> unsettled,
    String reason,
    long settled) {
  /** Of a chunk whose digests are equal. */
  public static final Findings NONE = new Findings(List.of(), false, List.of(), "", 0);
}
