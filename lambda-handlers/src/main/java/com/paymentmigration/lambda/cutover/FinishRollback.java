package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records how a rollback ended. */
public final class FinishRollback {
  private final StateWriter states;
  private final Timing timing;
  private final Metrics metrics;
  private final HaltRun halt;

  /** The use case over its ports. */
  public FinishRollback(StateWriter states, Timing timing, Metrics metrics, HaltRun halt) {
    this.states = states;
    this.timing = timing;
    this.metrics = metrics;
    this.halt = halt;
  }

  /**
   * Records the rest state; nothing is written when it is recorded already.
   *
   * @param found who ends it, and what the writer's recovery has to say; the reason may be empty
   * @param requested why the rollback was asked for: what one that went well is remembered by; may
   *     be empty
   * @throws MigrationException if the writer is not back and the outcome is not HALTED
   */
  public MigrationState finish(
      long epoch, RecoverWriter.Outcome outcome, Cause found, String requested) {
    if (outcome == RecoverWriter.Outcome.HALTED) {
      return halt.halt(epoch, found);
    }
    MigrationState state = states.readAs(epoch);
    if (state.status() == MigrationStatus.ROLLED_BACK) {
      return state;
    }
    if (!state.writer().is(state.home()) || state.promoted() != state.home()) {
      throw new MigrationException(
          "finish rollback: received writer "
              + state.writer().key()
              + ", allowed: "
              + state.home()
              + " for "
              + outcome);
    }
    MigrationState next =
        states.change(
            state,
            Intent.ROLLED_BACK,
            found.because(joined(requested, found.reason())),
            draft ->
                draft
                    .status(MigrationStatus.ROLLED_BACK)
                    .active(state.home())
                    .step(RunStep.IDLE, timing.now()));
    metrics.record(
        Metrics.Name.ROLLBACK_MILLIS, (double) timing.millisSince(state.stepStartedAt()));
    metrics.record(Metrics.Name.STATUS, next.status().code());
    return next;
  }

  private static String joined(String requested, String found) {
    return Stream.of(requested, found)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("; "));
  }
}
