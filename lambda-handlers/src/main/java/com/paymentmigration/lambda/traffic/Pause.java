package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.TransientFailureException;
import java.time.Duration;

/** Waiting, as a port: tests do not wait. */
@FunctionalInterface
public interface Pause {
  /**
   * Returns after {@code duration}.
   *
   * @throws TransientFailureException if the thread was interrupted; the interrupt flag stays set
   */
  void of(Duration duration);

  /** Waits for real. */
  static Pause real() {
    return duration -> {
      try {
        Thread.sleep(duration.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new TransientFailureException("interrupted while waiting " + duration, interrupted);
      }
    };
  }
}
