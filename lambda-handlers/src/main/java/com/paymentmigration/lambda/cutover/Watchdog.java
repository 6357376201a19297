package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the rollback when a run has lost its actor or an alarm asks for it, so that nothing stays
 * half done. It only starts the workflow: {@link ClaimRollback} deduplicates.
 */
public final class Watchdog {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final StateWriter states;
  private final Timing timing;
  private final Executions executions;
  private final GuardNames guards;
  private final Notifier notifier;

  /** The use case over its ports. */
  public Watchdog(
      StateWriter states,
      Timing timing,
      Executions executions,
      GuardNames guards,
      Notifier notifier) {
    this.states = states;
    this.timing = timing;
    this.executions = executions;
    this.guards = guards;
    this.notifier = notifier;
  }

  /** The one-minute tick: starts the rollback if the run under way has lost its actor. */
  public Optional<String> tick() {
    MigrationState state = states.read();
    return whyLost(state).map(why -> start(state, "watchdog", why, Optional.empty()));
  }

  /**
   * A workflow ended badly. The rollback of a forward run carries the run's name, as the one that
   * the run starts itself: of the two starts one comes to nothing, and no second rollback takes the
   * processes that the first one has warmed.
   *
   * @param executionArn the execution that FAILED, TIMED_OUT or was ABORTED
   */
  public Optional<String> workflowEnded(String executionArn, String endedAs) {
    MigrationState state = states.read();
    if (!isUnderWay(state) || !state.executionArn().equals(executionArn)) {
      return Optional.empty();
    }
    String reason = "the workflow " + endedAs;
    String name =
        state.status() == MigrationStatus.ROLLING_BACK
            ? recoveryName(state, timing.now())
            : executionArn.substring(executionArn.lastIndexOf(':') + 1);
    executions.startRollback(name, executionArn, reason, Optional.empty());
    return Optional.of(reason);
  }

  /**
   * A guard alarm went off. That of the side moved to starts the rollback, in whatever status the
   * run is. That of the side moved from only tells operators: a rollback would move everything onto
   * the side that rings. One that is older than the run does nothing, nor does one that is no
   * {@link AlarmEvidence}: the bake goes on looking at that one.
   *
   * @throws IllegalArgumentException if {@code name} is no guard
   */
  public Optional<String> alarm(String name, Instant at) {
    Environment guarded = guards.guarded(name);
    MigrationState state = states.read();
    if (!isUnderWay(state)
        || state.status() == MigrationStatus.ROLLING_BACK
        || at.isBefore(state.runStartedAt())) {
      return Optional.empty();
    }
    if (guarded == state.home()) {
      tell(state, name, at);
      return Optional.empty();
    }
    return AlarmEvidence.ofRing(state.status(), state.runStartedAt(), state.stepStartedAt(), at)
        ? Optional.of(start(state, name, "alarm " + name, Optional.of(at)))
        : Optional.empty();
  }

  private void tell(MigrationState state, String name, Instant at) {
    LOG.warn("{} rings at {}: no rollback, because it would move onto that side", name, at);
    notifier.publish(
        "No rollback: the guard of " + state.home().key() + " rings, the side moved from",
        """
        Alarm %s went off at %s, in status %s, step %s, while a run moves from %s to %s.

        Nothing was rolled back, because that would move everything onto %s, the side that rings. \
        %s An alarm of your own that guards both sides rings both guards: the other one decides.
        See docs/runbook.md#guard. To go back all the same: ./migrate rollback, or the stack's \
        output RollBackCommand.
        """
            .formatted(
                name,
                at,
                state.status(),
                state.step(),
                state.home().key(),
                state.target().key(),
                state.home().key(),
                whatNext(state)));
  }

  private static String whatNext(MigrationState state) {
    return switch (state.status()) {
      case SWITCHED ->
          "The writer has moved already. The bake waits for the old side to recover, because it is"
              + " the way back, and gives up in the end.";
      case CUTTING_OVER ->
          "The writer moves within a minute, or the move gives up by itself, as it would without"
              + " the alarm.";
      default ->
          "The bake waits for it to recover, and gives up in the end; preflight before the fence"
              + " refuses while it rings.";
    };
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

  private String start(
      MigrationState state, String by, String reason, Optional<Instant> alarmTime) {
    executions.startRollback(
        recoveryName(state, alarmTime.orElseGet(timing::now)), by, reason, alarmTime);
    return reason;
  }

  /** The name holds the minute, so that a start that came to nothing can be repeated. */
  private static String recoveryName(MigrationState state, Instant at) {
    return "recover-e%d-v%d-%d"
        .formatted(
            state.epoch(),
            state.version(),
            at.getEpochSecond() / Duration.ofMinutes(1).toSeconds());
  }
}
