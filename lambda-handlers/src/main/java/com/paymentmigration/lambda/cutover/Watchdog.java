package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Starts the rollback when a run has lost its actor or an alarm asks for it, so that nothing stays
 * half done. It only starts the workflow: {@link ClaimRollback} deduplicates.
 */
public final class Watchdog {
  private final StateWriter states;
  private final Timing timing;
  private final Executions executions;

  /** The use case over its ports. */
  public Watchdog(StateWriter states, Timing timing, Executions executions) {
    this.states = states;
    this.timing = timing;
    this.executions = executions;
  }

  /** The one-minute tick: starts the rollback if the run under way has lost its actor. */
  public Optional<String> tick() {
    MigrationState state = states.read();
    return whyLost(state).map(why -> start(state, "watchdog", why, Optional.empty()));
  }

  /**
   * A workflow ended badly.
   *
   * @param executionArn the execution that FAILED, TIMED_OUT or was ABORTED
   */
  public Optional<String> workflowEnded(String executionArn, String endedAs) {
    MigrationState state = states.read();
    if (!isUnderWay(state) || !state.executionArn().equals(executionArn)) {
      return Optional.empty();
    }
    return Optional.of(start(state, executionArn, "the workflow " + endedAs, Optional.empty()));
  }

  /** A guard alarm went off; one older than the present step is the step's own disturbance. */
  public Optional<String> alarm(String name, Instant at) {
    MigrationState state = states.read();
    if (!isUnderWay(state)
        || state.status() == MigrationStatus.ROLLING_BACK
        || at.isBefore(state.stepStartedAt())) {
      return Optional.empty();
    }
    return Optional.of(start(state, name, "alarm " + name, Optional.of(at)));
  }

  private Optional<String> whyLost(MigrationState state) {
    if (state.status() == MigrationStatus.HALTED) {
      return state.writer().equals(Writer.none())
          ? Optional.of("halted without a writer")
          : Optional.empty();
    }
    if (!isUnderWay(state)) {
      return Optional.empty();
    }
    if (executions.ended(state.executionArn())) {
      return Optional.of("its execution has ended: " + state.executionArn());
    }
    if (state.status() == MigrationStatus.CUTTING_OVER
        && timing.now().isAfter(state.stepStartedAt().plus(Deadlines.MOVE))) {
      return Optional.of("the move is over its deadline of " + Deadlines.MOVE);
    }
    return Optional.empty();
  }

  private static boolean isUnderWay(MigrationState state) {
    return switch (state.status()) {
      case SHIFTING, CUTTING_OVER, SWITCHED, ROLLING_BACK -> state.step() != RunStep.IDLE;
      case READY, REPLICATING, COMPLETED, ROLLED_BACK, HALTED -> false;
    };
  }

  /** The name holds the minute, so that a start that came to nothing can be repeated. */
  private String start(
      MigrationState state, String by, String reason, Optional<Instant> alarmTime) {
    String name =
        "recover-e%d-v%d-%d"
            .formatted(
                state.epoch(),
                state.version(),
                alarmTime.orElseGet(timing::now).getEpochSecond()
                    / Duration.ofMinutes(1).toSeconds());
    executions.startRollback(name, by, reason, alarmTime);
    return reason;
  }
}
