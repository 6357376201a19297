package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;

/** Runs a statement while its guard looks after whoever it waits for. */
final class BesideStatement {
  private final Concurrency concurrency;

  BesideStatement(Concurrency concurrency) {
    this.concurrency = concurrency;
  }

  /**
   * Runs {@code statement}, and {@code guard} every {@link Deadlines#GUARD_INTERVAL} meanwhile,
   * whose failures are a {@link GuardLoss}.
   */
  void run(Runnable statement, Runnable guard) {
    GuardLoss loss = new GuardLoss();
    try {
      concurrency.whileRepeating(statement, () -> loss.during(guard), Deadlines.GUARD_INTERVAL);
    } catch (MigrationException failed) {
      throw loss.explain(failed);
    }
    loss.tell();
  }
}
