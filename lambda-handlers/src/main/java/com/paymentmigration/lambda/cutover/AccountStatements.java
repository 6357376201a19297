package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.PairedAccounts;
import java.util.List;

/**
 * Locks and unlocks application accounts within {@link Deadlines#ACCOUNT_STATEMENT}, as {@link
 * BoundedStatement} bounds it.
 *
 * <p>Nothing is locked or unlocked that is so already: an account statement that is not needed is a
 * danger that is not needed.
 */
final class AccountStatements {
  private final BoundedStatement bounded;

  AccountStatements(Timing timing, Concurrency concurrency) {
    bounded = new BoundedStatement(timing, concurrency);
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

  /** Unlocks the application's accounts and {@code paired}, as {@link #lock} locks. */
  void unlock(LockedServer target, Environment side, PairedAccounts paired, Reached reached) {
    if (target.session().anyAccountLocked(side, paired)) {
      bounded(target, reached, () -> target.session().unlockAccounts(side, paired));
    }
  }

  /** The servers whose guards take part. */
  interface Reached {
    /** Each of them. */
    List<LockedServer> servers();
  }

  private void bounded(LockedServer target, Reached reached, Runnable statement) {
    long waiting = target.id();
    try {
      bounded.run(statement, guard(target, reached, waiting));
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

  private static BoundedStatement.Guard guard(LockedServer target, Reached reached, long waiting) {
    return new BoundedStatement.Guard() {
      @Override
      public List<LockedServer> servers() {
        return reached.servers();
      }

      @Override
      public void keepAlive() {
        target.guard().keepAlive();
      }

      @Override
      public void cancel() {
        target.guard().cancel(waiting);
      }
    };
  }
}
