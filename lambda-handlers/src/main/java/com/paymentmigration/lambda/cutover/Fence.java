package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Closes a server for application writes and proves it ({@code docs/protocol.md#fence}): read_only
 * (which ends the writes of sessions that exist), kill (which ends those sessions), ACCOUNT LOCK
 * (which survives a restart). In this order, because a lock that waits for a stranger would hold
 * read_only up too. A server that restarts between read_only and the lock comes back open, and
 * still is the recorded writer: nothing is promoted before the lock is proven on the same, never
 * restarted instance.
 */
final class Fence {
  private final Timing timing;
  private final Concurrency concurrency;
  private final AccountStatements accounts;

  Fence(Timing timing, Concurrency concurrency) {
    this.timing = timing;
    this.concurrency = concurrency;
    this.accounts = new AccountStatements(timing, concurrency);
  }

  /**
   * Closes {@code side}.
   *
   * @param witness an application session opened before the lock, to show that read_only works;
   *     none if the accounts were locked already
   * @throws MoveAbortedException if it cannot be proven closed within {@link Deadlines#FENCE}
   */
  void close(LockedPair pair, Environment side, Optional<ApplicationSession> witness) {
    LockedServer target = pair.of(side);
    DatabaseSession session = target.session();
    long spared = witness.map(ApplicationSession::id).orElse(-1L);
    concurrency.whileRepeating(
        () -> setReadOnly(session),
        () -> killAllBut(target.guard(), spared),
        Deadlines.KILL_INTERVAL);
    witness.ifPresent(Fence::requireRefused);
    accounts.lock(target, side, pair);
    prove(target);
    List<String> prepared = session.preparedXaTransactions();
    require(prepared.isEmpty(), "prepared XA transactions " + prepared);
  }

  /** Another try after a lock wait timeout: the kill loop goes on meanwhile. */
  private void setReadOnly(DatabaseSession session) {
    List<StatementFailedException> failures = new ArrayList<>();
    boolean closed =
        timing.await(
            () -> {
              try {
                session.setReadOnly(true);
                return true;
              } catch (StatementFailedException lockWait) {
                failures.add(lockWait);
                return false;
              }
            },
            Deadlines.FENCE.minus(Deadlines.LOCK_WAIT),
            Deadlines.KILL_INTERVAL);
    if (!closed) {
      throw new MoveAbortedException(
          "fence: read_only could not be set in time", failures.get(failures.size() - 1));
    }
  }

  private static void killAllBut(DatabaseSession killer, long spared) {
    for (long id : killer.applicationSessions()) {
      if (id != spared) {
        killer.kill(id);
      }
    }
  }

  private static void requireRefused(ApplicationSession witness) {
    WriteProbe seen = witness.probeWrite();
    witness.close();
    if (seen != WriteProbe.READ_ONLY) {
      throw new MoveAbortedException("fence: an application session's write was " + seen);
    }
  }

  /**
   * Proves without changing anything but leftover sessions that {@code target} is closed: read_only
   * on, accounts locked, a login refused with 3118, no application session.
   *
   * @throws MoveAbortedException naming what does not hold
   */
  void prove(LockedServer target) {
    DatabaseSession session = target.session();
    String name = target.server().environment().key();
    require(session.readOnly(), name + ": read_only is off");
    require(
        session.accountsLocked(target.server().environment()),
        name + ": an application account is not locked");
    require(loginRefused(target.server()), name + ": an application login is let in");
    List<Long> remaining = new ArrayList<>();
    boolean alone =
        timing.await(
            () -> {
              remaining.clear();
              remaining.addAll(session.applicationSessions());
              remaining.forEach(session::kill);
              return remaining.isEmpty();
            },
            Deadlines.LOCK_WAIT,
            Deadlines.KILL_INTERVAL);
    require(alone, name + ": application sessions remain: " + remaining);
    require(session.readOnly(), name + ": read_only is off again");
  }

  /** Sets read_only again on a side that must be closed already but was restarted. */
  void proveAgain(LockedServer target) {
    if (!target.session().readOnly()) {
      target.session().setReadOnly(true);
    }
    prove(target);
  }

  private static boolean loginRefused(DatabaseServer server) {
    ApplicationSession letIn;
    try {
      letIn = server.connectAsApplication();
    } catch (AccountLockedException refused) {
      return true;
    }
    letIn.close();
    return false;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new MoveAbortedException("fence: " + otherwise);
    }
  }
}
