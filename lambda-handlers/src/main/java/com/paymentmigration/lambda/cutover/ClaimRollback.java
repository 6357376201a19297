package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Starts a rollback at most once. Of several requests one is accepted; the others change nothing. A
 * move under way is left to finish or give up by itself until its deadline.
 */
public final class ClaimRollback {
  private final StateWriter states;
  private final Timing timing;
  private final Executions executions;

  /** The use case over its ports. */
  public ClaimRollback(StateWriter states, Timing timing, Executions executions) {
    this.states = states;
    this.timing = timing;
    this.executions = executions;
  }

  /** Why a claim was answered as it was. */
  public enum Why {
    /** This execution owns the rollback. */
    ACCEPTED,
    /** Noted for the move under way: ask again every few seconds until it is accepted. */
    NOTED,
    /** No run to roll back. */
    NOTHING_TO_ROLL_BACK,
    /** The alarm is no {@link AlarmEvidence}, or no run is under way. */
    STALE_ALARM,
    /** The run that gives up is not the one under way: it was rolled back, and another began. */
    STALE_RUN,
    /** Another execution is rolling back. */
    ALREADY_ROLLING_BACK
  }

  /**
   * A request.
   *
   * @param executionArn the execution of {@code RollbackWorkflow} that asks
   * @param requestedBy who: a principal, an alarm, or the ARN of the run's own execution when it
   *     gives up
   * @param reason why
   * @param alarmTime when the alarm changed its state; empty if no alarm is the cause
   */
  public record Request(
      String executionArn, String requestedBy, String reason, Optional<Instant> alarmTime) {
    private static final Pattern EXECUTION = Pattern.compile("arn:[^:]+:states:.*:execution:.*");

    /** Whether a run gives up that is not the one in {@code state}. */
    boolean isOfAnotherRunThan(MigrationState state) {
      return EXECUTION.matcher(requestedBy).matches() && !requestedBy.equals(state.executionArn());
    }
  }

  /**
   * The answer.
   *
   * @param why accepted, or why not
   * @param epoch the rollback's epoch if accepted, else the state's
   * @param from the side that is given up
   * @param to the side that everything returns to
   */
  public record Claim(Why why, long epoch, Environment from, Environment to) {
    /** Whether the asking execution owns the rollback. */
    public boolean accepted() {
      return why == Why.ACCEPTED;
    }
  }

  /**
   * Claims the rollback.
   *
   * @throws StateConflictException if the state changed again and again meanwhile
   */
  public Claim claim(Request request) {
    StateConflictException last = null;
    for (int attempt = 0; attempt < Deadlines.STATE_WRITE_TRIES; attempt++) {
      try {
        return attempt(request);
      } catch (StateConflictException conflict) {
        last = conflict;
      }
    }
    throw last;
  }

  private Claim attempt(Request request) {
    MigrationState state = states.read();
    if (state.status() == MigrationStatus.ROLLING_BACK
        && state.executionArn().equals(request.executionArn())) {
      return answer(Why.ACCEPTED, state);
    }
    Why why = judge(state, request);
    return switch (why) {
      case ACCEPTED -> answer(why, takeOver(state, request));
      case NOTED -> answer(why, note(state, request));
      default -> answer(why, state);
    };
  }

  private Why judge(MigrationState state, Request request) {
    return switch (state.status()) {
      case READY, REPLICATING, ROLLED_BACK -> Why.NOTHING_TO_ROLL_BACK;
      case ROLLING_BACK ->
          executions.ended(state.executionArn()) ? Why.ACCEPTED : Why.ALREADY_ROLLING_BACK;
      case COMPLETED, HALTED, SHIFTING, SWITCHED, CUTTING_OVER ->
          request.isOfAnotherRunThan(state) ? Why.STALE_RUN : judgeRun(state, request);
    };
  }

  private Why judgeRun(MigrationState state, Request request) {
    MigrationStatus status = state.status();
    if (status == MigrationStatus.COMPLETED || status == MigrationStatus.HALTED) {
      return request.alarmTime().isPresent() ? Why.STALE_ALARM : Why.ACCEPTED;
    }
    if (isStale(state, request)) {
      return Why.STALE_ALARM;
    }
    return status != MigrationStatus.CUTTING_OVER || moveIsOver(state, request)
        ? Why.ACCEPTED
        : Why.NOTED;
  }

  private static boolean isStale(MigrationState state, Request request) {
    return request
        .alarmTime()
        .filter(
            at ->
                !AlarmEvidence.ofRing(
                    state.status(), state.runStartedAt(), state.stepStartedAt(), at))
        .isPresent();
  }

  private boolean moveIsOver(MigrationState state, Request request) {
    return state.step() == RunStep.ABORTED
        || request.requestedBy().equals(state.executionArn())
        || !timing.now().isBefore(state.stepStartedAt().plus(Deadlines.MOVE))
        || executions.ended(state.executionArn());
  }

  private MigrationState takeOver(MigrationState state, Request request) {
    return states.change(
        state,
        Intent.BEGIN_ROLLBACK,
        new Cause(request.requestedBy(), request.reason()),
        draft ->
            draft
                .newEpoch()
                .status(MigrationStatus.ROLLING_BACK)
                .step(RunStep.ROLLING_BACK, timing.now())
                .rollbackRequested(false)
                .executionArn(request.executionArn()));
  }

  private MigrationState note(MigrationState state, Request request) {
    if (state.rollbackRequested()) {
      return state;
    }
    return states.change(
        state,
        Intent.REQUEST_ROLLBACK,
        new Cause(request.requestedBy(), request.reason()),
        draft -> draft.rollbackRequested(true));
  }

  private static Claim answer(Why why, MigrationState state) {
    return new Claim(why, state.epoch(), state.target(), state.home());
  }
}
