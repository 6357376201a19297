package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets read_only again on the standby after a failover or restart, which lose it. It gives way to
 * everyone: kills no lock holder, leaves a moving writer alone, and comes back a minute later where
 * it cannot act now.
 *
 * <p>Which side and which instance an event names does not matter: the state item says which side
 * is the standby, and its cluster endpoint leads to the instance that could take writes.
 */
public final class ReassertReadOnly {
  private static final Logger LOG = LoggerFactory.getLogger(ReassertReadOnly.class);

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
    LEFT_TO_THE_RUN,
    /** Replication was never armed, so no side is fenced yet. */
    NOT_FENCED,
    /** The standby is away or still failing over, or another actor is at work: the tick repeats. */
    LATER
  }

  /**
   * For an event or a person: looks at the durable half of the fence too, the account lock.
   *
   * @throws MigrationException if read_only is off and somebody who is no run holds the lock
   */
  public Outcome reassert() {
    return close(true);
  }

  /**
   * For the tick of every minute, which makes up for an event that got lost: one look without the
   * migration lock as long as read_only is on, and no mail a minute about an account lock.
   *
   * @throws MigrationException if read_only is off and somebody who is no run holds the lock
   */
  public Outcome tick() {
    return close(false);
  }

  private Outcome close(boolean accountsToo) {
    MigrationState state = states.read();
    try {
      return close(state, accountsToo);
    } catch (TransientFailureException | SessionLostException | StaleActorException notNow) {
      LOG.warn("{}: not looked after now", state.promoted().other().key(), notNow);
      return Outcome.LATER;
    }
  }

  private Outcome close(MigrationState before, boolean accountsToo) {
    Optional<Outcome> left = leftAlone(before);
    if (left.isPresent()) {
      return left.get();
    }
    Environment standby = before.promoted().other();
    try (DatabaseSession session = servers.of(standby).connect()) {
      if (session.identity().innodbReadOnly()) {
        throw new TransientFailureException(standby.key() + ": the endpoint leads to a reader");
      }
      if (session.readOnly() && (!accountsToo || session.accountsLocked(standby))) {
        return Outcome.HELD;
      }
      if (!session.takeLock(Deadlines.MIGRATION_LOCK)) {
        return giveWay(session, before);
      }
      MigrationState state = states.readAs(before.epoch());
      if (leftAlone(state).isPresent() || state.promoted() == standby) {
        return Outcome.LEFT_TO_THE_RUN;
      }
      return closeLocked(session, standby);
    }
  }

  /**
   * Another actor holds the lock. If no run does, and the standby is open, somebody must look: the
   * failure raises the alarm on functions, and is over with the first tick that gets the lock.
   */
  private Outcome giveWay(DatabaseSession session, MigrationState before) {
    MigrationState now = states.readAs(before.epoch());
    if (leftAlone(now).isPresent()) {
      return Outcome.LEFT_TO_THE_RUN;
    }
    String standby = before.promoted().other().key();
    String holder = session.lockHolder();
    if (!session.readOnly() && !holder.isEmpty()) {
      throw new MigrationException(
          standby + ": read_only is off on the standby, and the lock is held by " + holder);
    }
    throw new TransientFailureException(
        standby + ": the lock is held by " + (holder.isEmpty() ? "nobody any more" : holder));
  }

  private Outcome closeLocked(DatabaseSession session, Environment standby) {
    if (!session.accountsLocked(standby)) {
      notifier.publish(
          "Standby " + standby.key() + ": an application account is not locked",
          "The durable half of the fence is missing. Do not start a run; see the runbook.");
    }
    if (session.readOnly()) {
      return Outcome.HELD;
    }
    session.setReadOnly(true);
    LOG.warn("{}: read_only was off on the standby and is on again", standby.key());
    return Outcome.SET_AGAIN;
  }

  /** Why the standby is none of this actor's business in this status; empty if it is. */
  private static Optional<Outcome> leftAlone(MigrationState state) {
    return switch (state.status()) {
      case READY -> Optional.of(Outcome.NOT_FENCED);
      case CUTTING_OVER, ROLLING_BACK -> Optional.of(Outcome.LEFT_TO_THE_RUN);
      case REPLICATING, SHIFTING, SWITCHED, COMPLETED, ROLLED_BACK, HALTED -> Optional.empty();
    };
  }
}
