package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.cutover.Timing;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves only when somebody waits, or is told to. */
final class ManualTime {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;

  Timing timing() {
    return new Timing(() -> now, this::advance);
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  Duration elapsed() {
    return Duration.between(START, now);
  }
}
