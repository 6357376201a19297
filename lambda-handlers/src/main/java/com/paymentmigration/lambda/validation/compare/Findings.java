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
 * @param provedRows rows of the chunk that were each found equal on both sides, if nothing else is
 *     wrong with it; {@link #UNPROVED} if some of it was not looked at, or not found again
 */
public record Findings(
    List<RowDifference> differences,
    boolean more,
    List<String> unsettled,
    String reason,
    long settled,
    long provedRows) {
  /** Begins the reason of rows that cannot be told because the source changes them all the time. */
  static final String BUSY = "changed on the source at every one of ";

  /** That a chunk was not searched to its end. */
  public static final long UNPROVED = -1;

  /** Of a chunk that was not searched, because enough rows are named. */
  static final Findings MORE = new Findings(List.of(), true, List.of(), "", 0, UNPROVED);

  /** Of a chunk whose digests are equal. */
  static Findings equal(long rows) {
    return new Findings(List.of(), false, List.of(), "", 0, rows);
  }

  /** Whether nothing was found that keeps the chunk from being equal. */
  boolean clean() {
    return differences.isEmpty() && !more && unsettled.isEmpty() && reason.isEmpty();
  }

  /**
   * Whether all that could not be told are rows that the source changed at every look. Each change
   * brings the whole row to the target (binlog_row_image FULL), also one that was wrong there.
   */
  public boolean busyOnly() {
    return reason.startsWith(BUSY);
  }

  /** The same, of a chunk that is proved to hold these rows on both sides. */
  Findings proved(long rows) {
    return new Findings(differences, more, unsettled, reason, settled, rows);
  }

  /** The same, of a chunk that could not be proved. */
  Findings unproved(String why) {
    return new Findings(differences, more, unsettled, why, settled, UNPROVED);
  }
}
