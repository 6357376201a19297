package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.cutover.LostReplyException;
import com.paymentmigration.lambda.cutover.Pauser;
import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.RotationLease;
import com.paymentmigration.lambda.domain.RunStep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets one rotation at a time near the accounts, and none while a run or an update of the stack is
 * under way: takes the {@code rotationLease} of the state item, which the cutover's own write
 * requires to be free.
 */
public final class RotationGate {
  /** How long a rotation waits for another to finish its step. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Pause between two looks at the state item. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final StateStore store;
  private final StackStatus stack;
  private final InstantSource clock;
  private final Pauser pauser;

  /** A gate over the state item and the stack. */
  public RotationGate(StateStore store, StackStatus stack, InstantSource clock, Pauser pauser) {
    this.store = store;
    this.stack = stack;
    this.clock = clock;
    this.pauser = pauser;
  }

  /**
   * Takes the lease; waits up to a minute for another rotation or an update of the stack.
   *
   * @param holder unique to this invocation
   * @param reason what the lease is for, in words
   * @param validity how long the holder may at most be at work: no less than what is left of the
   *     function's timeout
   * @throws RotationRefusedException if a run is under way, the lease stays taken or the update
   *     goes on
   */
  public HeldLease enter(String holder, String reason, Duration validity) {
    Instant deadline = clock.instant().plus(PATIENCE);
    RotationLease lease = new RotationLease(holder, clock.instant().plus(PATIENCE).plus(validity));
    while (true) {
      MigrationState state = store.read();
      requireRest(state);
      Optional<RotationLease> other =
          RotationLease.parse(state.rotationLease()).filter(taken -> taken.heldAt(clock.instant()));
      if (stack.maySetPasswords()) {
        waitFor("an update of the stack, which may set the master password too", deadline);
      } else if (other.filter(taken -> !taken.holder().equals(holder)).isPresent()) {
        waitFor("the lease of " + other.get().holder(), deadline);
      } else if (write(state, lease.text(), Intent.TAKE_ROTATION_LEASE, reason)) {
        return new HeldLease(this, state.epoch(), lease, reason);
      } else {
        waitFor("a write to the state item", deadline);
      }
    }
  }

  /** The state, provided that {@code lease} of {@code epoch} still holds and nothing runs. */
  MigrationState recheck(long epoch, RotationLease lease) {
    MigrationState state = store.read();
    requireRest(state);
    if (state.epoch() != epoch
        || !state.rotationLease().equals(lease.text())
        || !lease.heldAt(clock.instant())) {
      throw new RotationRefusedException(
          "rotationLease: received '"
              + state.rotationLease()
              + "' of epoch "
              + state.epoch()
              + ", allowed: '"
              + lease.text()
              + "' of epoch "
              + epoch
              + " before it expires");
    }
    return state;
  }

  /** Gives the lease back; a lease that is no longer ours is left alone. */
  void leave(RotationLease lease, String reason) {
    Instant deadline = clock.instant().plus(PATIENCE);
    MigrationState state = store.read();
    while (state.rotationLease().equals(lease.text())
        && !write(state, RotationLease.FREE, Intent.RELEASE_ROTATION_LEASE, reason)) {
      waitFor("a write to the state item", deadline);
      state = store.read();
    }
  }

  private static void requireRest(MigrationState state) {
    if (!state.status().atRest() || state.step() != RunStep.IDLE) {
      throw new RotationRefusedException(
          "rotation: received status "
              + state.status()
              + " at step "
              + state.step()
              + ", allowed: a status at rest and step IDLE; Secrets Manager tries again later");
    }
  }

  private boolean write(MigrationState state, String lease, Intent intent, String reason) {
    AuditEvent event =
        new AuditEvent(
                state.epoch(),
                state.version() + 1,
                intent,
                state.status(),
                state.status(),
                "rotation",
                reason,
                clock.instant(),
                Math.max(0, Duration.between(state.stepStartedAt(), clock.instant()).toMillis()),
                UUID.randomUUID().toString())
            .chained(state.executionArn(), store.caller(), state.auditHead());
    try {
      store.write(
          state, state.next().rotationLease(lease).build().withAuditHead(event.hash()), event);
      return true;
    } catch (StateConflictException conflict) {
      return false;
    } catch (LostReplyException lost) {
      return wasStored(event);
    }
  }

  private boolean wasStored(AuditEvent event) {
    return store
        .event(event.epoch(), event.version())
        .filter(stored -> stored.token().equals(event.token()))
        .isPresent();
  }

  private void waitFor(String what, Instant deadline) {
    if (clock.instant().isAfter(deadline)) {
      throw new RotationRefusedException(
          "rotation waited " + PATIENCE.toSeconds() + " s for " + what + "; try again later");
    }
    pauser.pause(PAUSE);
  }
}
