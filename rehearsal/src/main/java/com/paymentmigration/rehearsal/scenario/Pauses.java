package com.paymentmigration.rehearsal.scenario;

import java.time.Duration;

/** Pauses where nobody can be interrupted. */
final class Pauses {
  private Pauses() {}

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
