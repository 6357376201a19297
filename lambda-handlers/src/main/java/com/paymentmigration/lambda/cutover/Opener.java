package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StateDraft;

/**
 * Opens a side for application writes. The intent is recorded before anything opens, also when the
 * side was promoted already: of two actors only the one whose write took effect may open.
 */
final class Opener {
  private final StateWriter states;
  private final Timing timing;
  private final AccountStatements accounts;

  Opener(StateWriter states, Timing timing, Concurrency concurrency) {
    this.states = states;
    this.timing = timing;
    this.accounts = new AccountStatements(timing, concurrency);
  }

  /**
   * Records the intent, opens, proves it, tells applications.
   *
   * @param reached whose guards take part
   * @param expected the state on which the decision was made; another write since refuses the
   *     intent
   * @throws StateConflictException if the decision's ground is gone: nothing was opened
   * @throws MigrationException from there on: the side may be open
   */
  MigrationState open(
      LockedServer target,
      AccountStatements.Reached reached,
      MigrationState expected,
      Cause cause) {
    MigrationState intended = record(target.server().environment(), expected, cause);
    return openRecorded(target, reached, intended, cause);
  }

  /** Records the intent to open {@code side}; everything before it may be aborted. */
  MigrationState record(Environment side, MigrationState expected, Cause cause) {
    return states.change(
        expected, Intent.PROMOTE, cause, draft -> draft.step(RunStep.PROMOTING).promoted(side));
  }

  /** Opens the side whose opening {@code intended} records. */
  MigrationState openRecorded(
      LockedServer target,
      AccountStatements.Reached reached,
      MigrationState intended,
      Cause cause) {
    Environment side = target.server().environment();
    target.session().setReadOnly(false);
    accounts.unlock(target, side, intended.fencedAccounts(), reached);
    requireOpen(target.server());
    return states.changeLatest(
        intended.epoch(),
        latest -> latest.promoted() == side && latest.step() == RunStep.PROMOTING,
        Intent.OPENED,
        cause,
        draft -> opened(draft, target.server(), intended));
  }

  private StateDraft opened(StateDraft draft, DatabaseServer server, MigrationState intended) {
    draft.writer(server.address()).active(server.environment());
    if (intended.status() != MigrationStatus.CUTTING_OVER) {
      return draft.step(RunStep.ROLLING_BACK);
    }
    return server.environment() == intended.target()
        ? draft.status(MigrationStatus.SWITCHED).step(RunStep.BAKING, timing.now())
        : draft.step(RunStep.ABORTED);
  }

  private static void requireOpen(DatabaseServer server) {
    try (ApplicationSession session = server.connectAsApplication()) {
      WriteProbe seen = session.probeWrite();
      if (seen != WriteProbe.ACCEPTED) {
        throw new MigrationException(
            server.environment().key() + ": opened, but an application's write was " + seen);
      }
    }
  }
}
