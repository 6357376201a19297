package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.StateDraft;
import com.paymentmigration.lambda.domain.Transitions;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Changes the state item by the transition table, and settles what a lost reply meant. */
public final class StateWriter {
  private final StateStore store;
  private final Timing timing;
  private final Supplier<String> tokens;

  /**
   * A writer over {@code store}.
   *
   * @param tokens gives a text unique to each write
   */
  public StateWriter(StateStore store, Timing timing, Supplier<String> tokens) {
    this.store = store;
    this.timing = timing;
    this.tokens = tokens;
  }

  /** The state item by a consistent read. */
  public MigrationState read() {
    return store.read();
  }

  /**
   * The state item, for an actor of {@code epoch}.
   *
   * @throws StaleActorException if the state's epoch is another
   */
  public MigrationState readAs(long epoch) {
    MigrationState state = store.read();
    if (state.epoch() != epoch) {
      throw new StaleActorException(epoch, state.epoch());
    }
    return state;
  }

  /**
   * Changes exactly {@code expected}.
   *
   * @return the state as written
   * @throws StateConflictException if somebody else changed it first
   * @throws LostReplyException if the outcome is unknown after all tries: the change may be there
   */
  public MigrationState change(
      MigrationState expected, Intent intent, Cause cause, UnaryOperator<StateDraft> edit) {
    MigrationState draft = edit.apply(expected.next().reason(cause.reason())).build();
    Transitions.require(expected.status(), intent, draft.status());
    Transitions.requireAwake(expected.step(), intent);
    AuditEvent event =
        new AuditEvent(
                draft.epoch(),
                draft.version(),
                intent,
                expected.status(),
                draft.status(),
                cause.actor(),
                cause.reason(),
                timing.now(),
                timing.millisSince(expected.stepStartedAt()),
                tokens.get())
            .chained(draft.executionArn(), store.caller(), expected.auditHead());
    MigrationState next = draft.withAuditHead(event.hash());
    write(expected, next, event);
    return next;
  }

  /**
   * Changes whatever the state is by now, as long as the epoch is {@code epoch} and {@code guard}
   * holds.
   *
   * @throws StaleActorException if the epoch is another, or the guard does not hold any more
   */
  public MigrationState changeLatest(
      long epoch,
      Predicate<MigrationState> guard,
      Intent intent,
      Cause cause,
      UnaryOperator<StateDraft> edit) {
    StateConflictException last = null;
    for (int attempt = 0; attempt < Deadlines.STATE_WRITE_TRIES; attempt++) {
      MigrationState latest = readAs(epoch);
      if (!guard.test(latest)) {
        throw new StaleActorException(
            intent + ": the state is " + latest.status() + " " + latest.step() + " by now");
      }
      try {
        return change(latest, intent, cause, edit);
      } catch (StateConflictException conflict) {
        last = conflict;
      }
    }
    throw last;
  }

  /**
   * A lost reply is answered by sending the same write again: if the first one took effect, the
   * condition fails and the stored token is ours.
   */
  private void write(MigrationState expected, MigrationState next, AuditEvent event) {
    LostReplyException lost = null;
    for (int attempt = 0; attempt < Deadlines.STATE_WRITE_TRIES; attempt++) {
      try {
        store.write(expected, next, event);
        return;
      } catch (StateConflictException conflict) {
        if (lost != null && isOurs(event)) {
          return;
        }
        throw conflict;
      } catch (LostReplyException noReply) {
        lost = noReply;
        timing.pauser().pause(Deadlines.STATE_WRITE_INTERVAL);
      }
    }
    if (isOurs(event)) {
      return;
    }
    throw lost;
  }

  private boolean isOurs(AuditEvent event) {
    return store
        .event(event.epoch(), event.version())
        .filter(stored -> stored.token().equals(event.token()))
        .isPresent();
  }
}
