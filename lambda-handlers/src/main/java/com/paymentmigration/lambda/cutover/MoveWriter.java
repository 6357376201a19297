package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.domain.RotationLease;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.domain.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * Moves the writer, fence to open in one invocation: {@code docs/protocol.md#move}, step by step.
 */
public final class MoveWriter {
  private final CutoverParts parts;
  private final TailCheck tailCheck;

  /** The use case over its parts. */
  public MoveWriter(CutoverParts parts, TailCheck tailCheck) {
    this.parts = parts;
    this.tailCheck = tailCheck;
  }

  /**
   * What a move did.
   *
   * @param writer the new writer's key
   * @param epoch the run's epoch from here on: a move makes every earlier actor stale
   * @param unavailableMillis from the fence to the proven opening, in milliseconds
   * @param report what operators should know besides; may be empty
   */
  public record Result(String writer, long epoch, long unavailableMillis, String report) {}

  /**
   * Moves the writer away from {@code from}.
   *
   * @throws StaleActorException if the epoch is not the state's: nothing was changed
   * @throws TransientFailureException if a rotation is under way: nothing was changed
   * @throws MoveAbortedException if it was not safe: nothing was promoted, and the old side was
   *     opened again if that could be done at once
   * @throws MigrationException any other: recovery decides
   */
  public Result move(long epoch, Environment from, Cause cause) {
    MigrationState moving = start(epoch, from, cause);
    try (LockedPair pair = parts.lock().takeBoth(moving.epoch())) {
      return new Move(pair, moving.epoch(), from, cause).run();
    } catch (TransientFailureException failure) {
      // The epoch is used up: repeating this call could only be stale.
      throw new MoveAbortedException("move: " + failure.getMessage(), failure);
    }
  }

  /** Step 1: the intent to move, refused during a rotation or a rollback request. */
  private MigrationState start(long epoch, Environment from, Cause cause) {
    MigrationState state = parts.states().readAs(epoch);
    Instant now = parts.timing().now();
    if (RotationLease.parse(state.rotationLease()).filter(l -> l.heldAt(now)).isPresent()) {
      throw new TransientFailureException("rotation under way: " + state.rotationLease());
    }
    if (state.rollbackRequested()) {
      throw new MoveAbortedException("a rollback was requested");
    }
    if (state.status() != MigrationStatus.SHIFTING
        || state.promoted() != from
        || state.home() != from
        || !state.writer().is(from)) {
      throw new MigrationException(
          "move from " + from + ": received " + state + ", allowed: SHIFTING with that writer");
    }
    return parts
        .states()
        .change(
            state,
            Intent.START_MOVE,
            cause,
            draft ->
                draft.newEpoch().status(MigrationStatus.CUTTING_OVER).step(RunStep.FENCING, now));
  }

  /** One move under the locks. */
  private final class Move {
    private final LockedPair pair;
    private final long epoch;
    private final Environment from;
    private final Environment to;
    private final Cause cause;
    private boolean fencing;
    private boolean armed;

    Move(LockedPair pair, long epoch, Environment from, Cause cause) {
      this.pair = pair;
      this.epoch = epoch;
      this.from = from;
      this.to = from.other();
      this.cause = cause;
    }

    Result run() {
      MigrationState intended;
      Instant fencedAt;
      try {
        armWayBack();
        try (TailCheck.Prepared tail = prepare()) {
          fencedAt = fence();
          parts.catchUp().requireSame(pair, from);
          compare(tail);
        }
        intended = parts.opener().record(to, recheck(), cause);
      } catch (StaleActorException stale) {
        throw stale;
      } catch (MigrationException failure) {
        throw aborted(failure);
      }
      parts.opener().openRecorded(pair.of(to), pair, intended, cause);
      long unavailable = parts.timing().millisSince(fencedAt);
      parts.metrics().record(Metrics.Name.WRITE_UNAVAILABLE_MILLIS, (double) unavailable);
      return new Result(to.name(), epoch, unavailable, endOldWay());
    }

    /**
     * Step 3: the way back is armed and proven while the old side still serves: the procedures
     * sleep for seconds. From here to the end both sides replicate from each other; new is closed
     * by its locks and read_only, and has nothing that is not explained.
     */
    private void armWayBack() {
      parts.fence().proveAgain(pair.of(to));
      CatchUp.requireNoStrangersOn(pair, to);
      armed = true;
      parts.channel().arm(pair, from);
      parts.channel().prove(pair, from);
    }

    /**
     * Step 12, the writer has moved: a channel that is left behind is reported and stops nothing.
     */
    private String endOldWay() {
      try {
        parts.channel().takeDown(pair, to);
        return "";
      } catch (MigrationException failure) {
        return to.key() + " still replicates from " + from.key() + ": " + failure.getMessage();
      }
    }

    /** Step 4: new is close behind; the tail's set is fixed. */
    private TailCheck.Prepared prepare() {
      CatchUp.requireClose(pair, from);
      pair.keepAlive();
      parts.rows().require(pair, from, Deadlines.CAUGHT_UP);
      pair.keepAlive();
      for (Environment side : Environment.values()) {
        pair.session(side).contents(GtidSet.EMPTY);
      }
      return tailCheck.prepare(from, Deadlines.TAIL_CHECK);
    }

    /** Steps 5 and 6; when the fence began. */
    private Instant fence() {
      try (ApplicationSession witness = pair.of(from).server().connectAsApplication()) {
        // Nothing is fenced for a new side that is gone; and its session is not idle for longer.
        pair.of(to).requireSameInstance();
        announce(witness);
        Instant fencedAt = parts.timing().now();
        parts.fence().close(pair, from, Optional.of(witness));
        return fencedAt;
      }
    }

    /** Step 5: applications are told that there is no writer, from here to the promotion. */
    private void announce(ApplicationSession witness) {
      if (witness.probeWrite() != WriteProbe.ACCEPTED) {
        throw new MoveAbortedException(from.key() + ": the writer does not accept writes");
      }
      PairedAccounts open = pair.session(from).openPairedAccounts(from);
      fencing = true;
      parts
          .states()
          .changeLatest(
              epoch,
              latest -> latest.status() == MigrationStatus.CUTTING_OVER,
              Intent.FENCE,
              cause,
              draft -> draft.noWriter(open));
    }

    /** Step 8. */
    private void compare(TailCheck.Prepared tail) {
      Verdict verdict = tail.compare(Deadlines.TAIL_CHECK);
      if (verdict != Verdict.PASS) {
        throw new MoveAbortedException(
            "tail check: " + verdict + (tail.found().isEmpty() ? "" : ", " + tail.found()));
      }
    }

    /** Step 9: the state is read first, so that a later request refuses the promotion's write. */
    private MigrationState recheck() {
      MigrationState state = parts.states().readAs(epoch);
      if (state.rollbackRequested()) {
        throw new MoveAbortedException("a rollback was requested");
      }
      pair.of(to).requireSameInstance();
      pair.of(from).requireSameInstance();
      if (!pair.session(from).readOnly()) {
        throw new MoveAbortedException(from.key() + ": read_only is off again");
      }
      CatchUp.requireSameNow(pair, from);
      requireWayBack();
      return state;
    }

    private void requireWayBack() {
      ReplicaStatus wayBack = pair.session(from).replicaStatus();
      if (!wayBack.healthy()) {
        throw new MoveAbortedException("the way back does not run: " + wayBack);
      }
    }

    /** Opens the old side again at once if that can be done; recovery does it otherwise. */
    private MoveAbortedException aborted(MigrationException failure) {
      MoveAbortedException aborted =
          new MoveAbortedException("move given up: " + failure.getMessage(), failure);
      if (!fencing && armed) {
        parts.abort().rearm(pair, from);
      }
      if (fencing) {
        try {
          parts.abort().run(pair, epoch, cause.because(aborted.getMessage()));
        } catch (MigrationException alsoFailed) {
          aborted.addSuppressed(alsoFailed);
        }
      }
      return aborted;
    }
  }
}
