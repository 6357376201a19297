package com.paymentmigration.lambda.validation.proof;

import java.time.Duration;

/**
 * How much a proof asks of the servers.
 *
 * @param time how long a call works, one a minute
 * @param every from one look at the newest rows to the next
 * @param rowsPerSecond rows that a round compares in a second
 */
public record ProofPace(Duration time, Duration every, int rowsPerSecond) {
  /** Rows of a chunk: a statement of some 3 ms; with 5,000 a client's p99 showed them. */
  static final int CHUNK_ROWS = 1_000;

  /** Newest rows of each table that every look compares, whatever the last one did. */
  static final int NEWEST_ROWS = 256;

  /** Pause after a chunk of {@code rows} that took {@code elapsed}. */
  Duration pause(long rows, Duration elapsed) {
    Duration pause = Duration.ofNanos(rows * 1_000_000_000L / rowsPerSecond).minus(elapsed);
    return pause.isNegative() ? Duration.ZERO : pause;
  }
}
