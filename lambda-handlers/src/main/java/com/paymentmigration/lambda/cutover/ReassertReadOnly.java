package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.TransientFailureException;

/**
 * Sets read_only again on the standby after a failover or restart, which lose it. It gives way to
 * everyone: kills no lock holder, leaves a moving writer alone.
 */
public final class ReassertReadOnly {
  private final DatabasePair servers;
  private final StateWriter states;
  private final Notifier notifier;

  /** The use case over its ports. */
  public ReassertReadOnly(DatabasePair servers, StateWriter states, Notifier notifier) {
    this.servers = servers;
    this.states = states;
    this.notifier = notifier;
  }

  /** What was found. */
  public enum Outcome {
    /** read_only was on. */
    HELD,
    /** read_only was off and is on again. */
    SET_AGAIN,
    /** A run moves the writer and sees to it itself. */
    LEFT_TO_THE_RUN
  }

  /**
   * Closes the standby again.
   *
   * @throws TransientFailureException if another actor holds the migration lock
   */
  public Outcome reassert() {
    MigrationState before = states.read();
    if (isMoving(before)) {
      return Outcome.LEFT_TO_THE_RUN;
    }
    Environment standby = before.promoted().other();
    try (DatabaseSession session = servers.of(standby).connect()) {
      if (!session.takeLock(Deadlines.MIGRATION_LOCK)) {
        throw new TransientFailureException(standby.key() + ": another actor holds the lock");
      }
      MigrationState state = states.readAs(before.epoch());
      if (isMoving(state) || state.promoted() == standby || session.identity().innodbReadOnly()) {
        return Outcome.LEFT_TO_THE_RUN;
      }
      if (!session.accountsLocked(standby)) {
        notifier.publish(
            "Standby " + standby.key() + ": an application account is not locked",
            "The durable half of the fence is missing. Do not start a run; see the runbook.");
      }
      if (session.readOnly()) {
        return Outcome.HELD;
      }
      session.setReadOnly(true);
      return Outcome.SET_AGAIN;
    }
  }

  private static boolean isMoving(MigrationState state) {
    return state.status() == MigrationStatus.CUTTING_OVER
        || state.status() == MigrationStatus.ROLLING_BACK;
  }
}
