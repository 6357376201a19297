package com.paymentmigration.lambda.cutover;

import java.time.Instant;

/**
 * Runs one account statement within {@link Deadlines#ACCOUNT_STATEMENT}. The statement waits for
 * everybody who reads a grant table in an open transaction, no time-out of the server bounds that,
 * and while it waits nobody logs in. So it runs beside a guard: other connections, opened before,
 * end whoever it waits for, on both servers (the statement replicates and would hold the other side
 * up just so), and cancel it when its time is over.
 */
public final class BoundedStatement {
  private final Timing timing;
  private final Concurrency concurrency;

  /** Bounds over these ports. */
  public BoundedStatement(Timing timing, Concurrency concurrency) {
    this.timing = timing;
    this.concurrency = concurrency;
  }

  /** What acts beside the statement; its connections are open already. */
  public interface Guard {
    /** Ends whoever an account statement waits for, on both servers. */
    void endBlockers();

    /** Cancels the statement. */
    void cancel();
  }

  /** Runs {@code statement}, which fails in its own way if it is cancelled. */
  public void run(Runnable statement, Guard guard) {
    // Before the statement: if this actor dies beside one that waits, nobody logs in any more.
    guard.endBlockers();
    Instant end = timing.now().plus(Deadlines.ACCOUNT_STATEMENT);
    concurrency.whileRepeating(
        statement,
        () -> {
          guard.endBlockers();
          if (!timing.now().isBefore(end)) {
            guard.cancel();
          }
        },
        Deadlines.GUARD_INTERVAL);
  }
}
