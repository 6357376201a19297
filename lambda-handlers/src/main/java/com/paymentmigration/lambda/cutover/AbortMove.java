package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.StaleActorException;

/**
 * Gives a move up before its point of no return: the old side opens again first, then replicates to
 * the new one as before. The new side was never opened (the recorded intent says so), so what it
 * has and the old one lacks are the migration's own markers and account locks.
 */
final class AbortMove {
  private final StateWriter states;
  private final Timing timing;
  private final Fence fence;
  private final Channel channel;
  private final Opener opener;

  AbortMove(StateWriter states, Timing timing, Fence fence, Channel channel, Opener opener) {
    this.states = states;
    this.timing = timing;
    this.fence = fence;
    this.channel = channel;
    this.opener = opener;
  }

  /**
   * Opens {@code home} again.
   *
   * @return what operators should know besides: empty when replication is armed as before
   * @throws MigrationException if it could not be opened: recovery has to
   */
  String run(LockedPair pair, long epoch, Cause cause) {
    Environment home = pair.state().home();
    DatabaseSession old = pair.session(home);
    DatabaseSession other = pair.session(home.other());
    closeOther(pair, home.other());
    if (old.replicaStatus().configured()) {
      settle(old, other.executed());
      channel.takeDown(pair, home);
    }
    MigrationState state = states.readAs(epoch);
    if (state.promoted() != home) {
      throw new MigrationException(
          "abort: received promoted = " + state.promoted() + ", allowed: " + home);
    }
    opener.open(pair.of(home), state, cause);
    return rearm(pair, home);
  }

  private void closeOther(LockedPair pair, Environment side) {
    if (!pair.session(side).accountsLocked(side)) {
      pair.session(side).lockAccounts(side);
    }
    fence.proveAgain(pair.of(side));
  }

  private void settle(DatabaseSession old, GtidSet wanted) {
    boolean all =
        timing.await(
            () ->
                old.waitForExecuted(wanted, Deadlines.CATCH_UP_PASS)
                    || Channel.restartIfNotRunning(old),
            Deadlines.ABORT_SETTLE.minus(Deadlines.CATCH_UP_PASS),
            Deadlines.MARKER_INTERVAL);
    if (!all) {
      old.stopReplication();
    }
  }

  /**
   * Lets the old side replicate to the other again. A failure is reported and blocks nothing: the
   * writer is back.
   */
  String rearm(LockedPair pair, Environment home) {
    try {
      channel.takeDown(pair, home);
      absorbOwn(pair, home);
      channel.ensureArmed(pair, home.other());
      return "";
    } catch (StaleActorException stale) {
      throw stale;
    } catch (MigrationException failure) {
      return "replication "
          + home.key()
          + " to "
          + home.other().key()
          + " is not armed: "
          + failure.getMessage();
    }
  }

  private static void absorbOwn(LockedPair pair, Environment home) {
    GtidSet there = pair.session(home.other()).executed();
    GtidSet missing = there.subtract(pair.session(home).executed());
    if (missing.count() > Deadlines.OWN_TRANSACTIONS) {
      throw new MigrationException(
          "only on %s: '%s', allowed: at most %d transactions of the migration itself"
              .formatted(home.other().key(), missing, Deadlines.OWN_TRANSACTIONS));
    }
    if (!missing.isEmpty()) {
      pair.session(home).appendPurged(missing);
    }
  }
}
