package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.domain.Writer;
import java.util.List;
import java.util.Optional;

/**
 * Brings the writer back (steps 3 to 8 of {@code docs/protocol.md#rollback}), deciding by the
 * recorded intent and the databases' evidence. May be repeated at any point; the last of several
 * with the same epoch wins, because it kills the others' connections and every opening needs a
 * write to the state it read.
 */
public final class RecoverWriter {
  private final CutoverParts parts;
  private final TailCheck tailCheck;

  /** The use case over its parts. */
  public RecoverWriter(CutoverParts parts, TailCheck tailCheck) {
    this.parts = parts;
    this.tailCheck = tailCheck;
  }

  /** How a recovery ended. */
  public enum Outcome {
    /** The writer had never been fenced. */
    UNCHANGED,
    /** The old side serves again; the new one was never opened. */
    ABORTED,
    /** The writer moved back. */
    ROLLED_BACK,
    /** Not possible safely; the writer named serves, or none could be opened. */
    HALTED
  }

  /**
   * What a recovery did.
   *
   * @param writer key of the writer that serves, or NONE
   * @param outcome how it ended
   * @param reason why, and what operators should know; may be empty
   */
  public record Result(String writer, Outcome outcome, String reason) {}

  /**
   * Runs the recovery of {@code epoch}.
   *
   * @throws StaleActorException if another run took over
   * @throws TransientFailureException if it did not get through: to be repeated
   */
  public Result recover(long epoch, Cause cause) {
    try {
      return attempt(epoch, cause);
    } catch (StaleActorException stale) {
      throw stale;
    } catch (MigrationException failure) {
      throw new TransientFailureException("recover: " + failure.getMessage(), failure);
    }
  }

  private Result attempt(long epoch, Cause cause) {
    MigrationState state = parts.states().readAs(epoch);
    if (state.status() != MigrationStatus.ROLLING_BACK) {
      throw new MigrationException(
          "recover: received " + state.status() + ", allowed: " + MigrationStatus.ROLLING_BACK);
    }
    boolean untouched = state.promoted() == state.home() && state.writer().is(state.home());
    Reached reached = reach(epoch, untouched);
    if (reached.pair().isEmpty()) {
      return untouched
          ? new Result(
              state.writer().key(),
              Outcome.UNCHANGED,
              "a database cannot be reached: " + reached.why())
          : openPromotedAlone(epoch, cause, reached.why());
    }
    try (LockedPair pair = reached.pair().get()) {
      return decide(pair, epoch, cause);
    }
  }

  /** Both sides, or the reason why not. */
  private record Reached(Optional<LockedPair> pair, String why) {}

  private Reached reach(long epoch, boolean onlyOnce) {
    LockedPair[] reached = new LockedPair[1];
    String[] why = {""};
    parts
        .timing()
        .await(
            () -> {
              try {
                reached[0] = parts.lock().takeBoth(epoch);
                return true;
              } catch (TransientFailureException unreachable) {
                why[0] = unreachable.getMessage();
                return onlyOnce;
              }
            },
            Deadlines.REACH,
            Deadlines.REACH_INTERVAL);
    return new Reached(Optional.ofNullable(reached[0]), why[0]);
  }

  private Result decide(LockedPair pair, long epoch, Cause cause) {
    MigrationState state = pair.state();
    Environment home = state.home();
    if (state.promoted() != home) {
      return new WriterBack(parts, tailCheck, pair, epoch, cause).run();
    }
    if (state.writer().is(home)) {
      return new Result(home.name(), Outcome.UNCHANGED, parts.abort().rearm(pair, home));
    }
    String report = parts.abort().run(pair, epoch, cause);
    return new Result(home.name(), Outcome.ABORTED, report);
  }

  /**
   * One side stays away. The promoted side is the only one that may hold writes the other lacks,
   * and it was promoted only once the other was locked durably, so it may be opened alone; the run
   * halts for a person. The other side is never opened on a guess.
   */
  private Result openPromotedAlone(long epoch, Cause cause, String why) {
    Environment side = parts.states().readAs(epoch).promoted();
    String reason =
        "one side could not be reached within %d s (%s)"
            .formatted(Deadlines.REACH.toSeconds(), why);
    try (LockedServer alone = LockedServer.take(parts.servers().of(side))) {
      MigrationState state = parts.states().readAs(epoch);
      if (state.promoted() != side) {
        throw new StaleActorException("recover: promoted is " + state.promoted() + " by now");
      }
      parts.opener().open(alone, () -> List.of(alone), state, cause.because(reason));
      return new Result(side.name(), Outcome.HALTED, reason + "; " + side.key() + " serves");
    } catch (DatabaseUnreachableException away) {
      announceNone(epoch, cause.because(reason));
      return new Result(
          Writer.none().key(),
          Outcome.HALTED,
          reason
              + "; "
              + side.key()
              + " holds the last writes and cannot be opened: "
              + away.getMessage());
    }
  }

  private void announceNone(long epoch, Cause cause) {
    MigrationState state = parts.states().readAs(epoch);
    if (state.writer().environment().isPresent() && state.promoted() != state.home()) {
      parts.states().change(state, Intent.FENCE, cause, draft -> draft.writer(Writer.none()));
    }
  }
}
