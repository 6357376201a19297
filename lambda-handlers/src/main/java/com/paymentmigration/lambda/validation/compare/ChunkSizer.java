package com.paymentmigration.lambda.validation.compare;

import java.time.Duration;

/** Adapts the size of chunks to the time they take. */
final class ChunkSizer {
  /** Long enough to make round trips cheap, short enough for a busy source not to notice. */
  static final Duration TARGET = Duration.ofMillis(500);

  private static final long FIRST_ROWS = 10_000;
  private static final long FEWEST_ROWS = 100;
  static final long MOST_ROWS = 2_000_000;
  private static final double MOST_GROWTH = 4;

  /** Of a key that no index serves: every chunk reads the whole table, so there are few. */
  private static final long FEWEST_UNSERVED = 500_000;

  private final long fewest;
  private final long most;
  private long rows;

  /**
   * A sizer.
   *
   * @param indexed whether an index serves ranges of the key
   */
  ChunkSizer(boolean indexed) {
    this(indexed, MOST_ROWS);
  }

  /**
   * A sizer of chunks that stay small.
   *
   * @param indexed whether an index serves ranges of the key; a key that none serves has no limit
   * @param most rows of a chunk at most
   */
  ChunkSizer(boolean indexed, long most) {
    this.fewest = indexed ? FEWEST_ROWS : FEWEST_UNSERVED;
    this.most = Math.max(fewest, most);
    this.rows = Math.min(this.most, Math.max(fewest, FIRST_ROWS));
  }

  /** Rows of the next chunk. */
  long rows() {
    return rows;
  }

  /** Learns from a chunk of {@code done} rows. */
  void took(long done, Duration elapsed) {
    if (done == 0) {
      return;
    }
    double perRow = Math.max(1, elapsed.toNanos()) / (double) done;
    double ideal = TARGET.toNanos() / perRow;
    double bounded = Math.min(Math.max(ideal, rows / MOST_GROWTH), rows * MOST_GROWTH);
    rows = Math.min(most, Math.max(fewest, Math.round(bounded)));
  }
}
