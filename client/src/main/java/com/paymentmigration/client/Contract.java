package com.paymentmigration.client;

import java.time.Duration;

/** Bounds of rule 1 of {@code docs/application-contract.md}. */
final class Contract {
  /** How often the state item is read. */
  static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);

  /** How often while there is no writer, or none was ever read. */
  static final Duration INTERVAL_WITHOUT_WRITER = Duration.ofMillis(100);

  /** Shortest time between two reads, however many connections fail: 20 reads a second. */
  static final Duration SHORTEST_INTERVAL = Duration.ofMillis(50);

  /** How long a borrower waits for the read that a failure asked for. */
  static final Duration FRESHNESS_WAIT = Duration.ofSeconds(1);

  private Contract() {}
}
