package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Sample;

/**
 * Time since a rollback began, against the 300 s in which one must be over (invariant I3). It runs
 * while the status is ROLLING_BACK and then stands still.
 */
final class RollbackClock {
  /** The budget of a rollback, in milliseconds. */
  static final long BUDGET_MILLIS = 300_000;

  private static final String RUNNING = "ROLLING_BACK";
  private static final long NOT_BEGUN = -1;

  private long from = NOT_BEGUN;
  private long millis = NOT_BEGUN;
  private boolean running;

  void sample(Sample sample) {
    boolean now = sample.status().equals(RUNNING);
    if (now && !running) {
      from = sample.at();
    }
    if (now || running) {
      millis = sample.at() - from;
    }
    running = now;
  }

  /** Whether there was a rollback. */
  boolean begun() {
    return millis >= 0;
  }

  boolean running() {
    return running;
  }

  /** Time used, in milliseconds. */
  long millis() {
    return millis;
  }

  /** Share of the budget that is used; above 1 when overdrawn. */
  double share() {
    return (double) millis / BUDGET_MILLIS;
  }
}
