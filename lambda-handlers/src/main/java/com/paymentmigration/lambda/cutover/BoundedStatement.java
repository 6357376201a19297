package com.paymentmigration.lambda.cutover;

import java.time.Instant;
import java.util.List;

/**
 * Runs one account statement within {@link Deadlines#ACCOUNT_STATEMENT}. The statement waits for
 * everybody who reads a grant table in an open transaction, no time-out of the server bounds that,
 * and while it waits nobody logs in. So it runs beside a guard: other connections, opened before,
 * end whoever it waits for, on both servers (the statement replicates and would hold the other side
 * up just so), and cancel it when its time is over.
 */
public final class BoundedStatement {
  private final Timing timing;
  private final BesideStatement beside;

  /** Bounds over these ports. */
  public BoundedStatement(Timing timing, Concurrency concurrency) {
    this.timing = timing;
    this.beside = new BesideStatement(concurrency);
  }

  /** What acts beside the statement; its connections are open already. */
  public interface Guard {
    /** Where an account statement waits: both servers, or the one that could be reached. */
    List<? extends BlockedServer> servers();

    /** Fails if the connection that cancels is lost. */
    void keepAlive();

    /** Cancels the statement. */
    void cancel();
  }

  /** Runs {@code statement}, which fails in its own way if it is cancelled. */
  public void run(Runnable statement, Guard guard) {
    // Before the statement: if this actor dies beside one that waits, nobody logs in any more. The
    // other side's guard may be lost, as that side may be; the one that cancels may not.
    GuardLoss before = new GuardLoss();
    before.during(() -> Blockers.end(guard.servers(), timing.pauser()));
    guard.keepAlive();
    before.tell();
    Instant end = timing.now().plus(Deadlines.ACCOUNT_STATEMENT);
    beside.run(
        statement,
        () -> {
          try {
            Blockers.end(guard.servers(), timing.pauser());
          } finally {
            if (!timing.now().isBefore(end)) {
              guard.cancel();
            }
          }
        });
  }
}
