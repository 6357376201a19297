package com.paymentmigration.lambda.cutover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Time as use cases see it: what it is, and waiting for it.
 *
 * @param clock what time it is
 * @param pauser waits
 */
public record Timing(InstantSource clock, Pauser pauser) {
  /** Now. */
  public Instant now() {
    return clock.instant();
  }

  /** Milliseconds since {@code start}, never negative. */
  public long millisSince(Instant start) {
    return Math.max(0, Duration.between(start, now()).toMillis());
  }

  /**
   * Asks {@code done} at once and then every {@code interval}, until it says yes or {@code bound}
   * is over; it is asked at least once.
   *
   * @return whether it said yes
   */
  public boolean await(BooleanSupplier done, Duration bound, Duration interval) {
    Instant end = now().plus(bound);
    while (!done.getAsBoolean()) {
      if (!now().isBefore(end)) {
        return false;
      }
      pauser.pause(interval);
    }
    return true;
  }
}
