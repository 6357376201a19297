package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import java.time.Instant;

/**
 * Locks and unlocks application accounts within {@link Deadlines#ACCOUNT_STATEMENT}. The statement
 * waits for everybody who reads a grant table in an open transaction, no time-out of the server
 * bounds that, and while it waits nobody logs in. So it runs beside a guard: other connections,
 * opened before, end whoever it waits for, on both servers (the statement replicates and would hold
 * the other side up just so), and cancel it when its time is over.
 *
 * <p>Nothing is locked or unlocked that is so already: an account statement that is not needed is a
 * danger that is not needed.
 */
final class AccountStatements {
  private final Timing timing;
  private final Concurrency concurrency;

  AccountStatements(Timing timing, Concurrency concurrency) {
    this.timing = timing;
    this.concurrency = concurrency;
  }

  /**
   * Locks the accounts of {@code side} on {@code target}.
   *
   * @param reached both servers, or the one that could be reached
   * @throws MoveAbortedException if it was cancelled: nothing was changed
   */
  void lock(LockedServer target, Environment side, Reached reached) {
    if (!target.session().accountsLocked(side)) {
      bounded(target, reached, () -> target.session().lockAccounts(side));
    }
  }

  /** Unlocks them, as {@link #lock} locks. */
  void unlock(LockedServer target, Environment side, Reached reached) {
    if (target.session().anyAccountLocked(side)) {
      bounded(target, reached, () -> target.session().unlockAccounts(side));
    }
  }

  /** The servers whose guards take part. */
  interface Reached {
    /** Ends whoever an account statement waits for, on each server. */
    void endBlockers();
  }

  private void bounded(LockedServer target, Reached reached, Runnable statement) {
    long waiting = target.session().id();
    // Before the statement: if this actor dies beside one that waits, nobody logs in any more.
    reached.endBlockers();
    Instant end = timing.now().plus(Deadlines.ACCOUNT_STATEMENT);
    try {
      concurrency.whileRepeating(
          statement,
          () -> {
            reached.endBlockers();
            if (!timing.now().isBefore(end)) {
              target.guard().cancel(waiting);
            }
          },
          Deadlines.GUARD_INTERVAL);
    } catch (SessionLostException lost) {
      // The server goes on with the statement of a client that is gone: nobody would log in.
      target.guard().kill(waiting);
      throw lost;
    } catch (StatementFailedException cancelled) {
      throw new MoveAbortedException(
          target.server().environment().key()
              + ": accounts could not be locked or unlocked within "
              + Deadlines.ACCOUNT_STATEMENT,
          cancelled);
    }
  }
}
