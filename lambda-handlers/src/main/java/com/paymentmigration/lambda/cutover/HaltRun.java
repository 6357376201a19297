package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;

/** Stops automation with a reason and calls a person. */
public final class HaltRun {
  private final StateWriter states;
  private final Timing timing;
  private final Notifier notifier;
  private final Metrics metrics;

  /** The use case over its ports. */
  public HaltRun(StateWriter states, Timing timing, Notifier notifier, Metrics metrics) {
    this.states = states;
    this.timing = timing;
    this.notifier = notifier;
    this.metrics = metrics;
  }

  /** Halts the run of {@code epoch}; nothing happens when it is halted already. */
  public MigrationState halt(long epoch, Cause cause) {
    MigrationState state = states.readAs(epoch);
    if (state.status() == MigrationStatus.HALTED) {
      return state;
    }
    MigrationState next =
        states.change(
            state,
            Intent.HALT,
            cause,
            draft -> draft.status(MigrationStatus.HALTED).step(RunStep.IDLE, timing.now()));
    metrics.record(Metrics.Name.HALTED, 1);
    metrics.record(Metrics.Name.STATUS, next.status().code());
    notifier.publish(
        "Migration halted, writer " + next.writer().key(),
        "Reason: %s%nWriter: %s (only %s may hold writes that the other side lacks)%nFrom: %s%n"
                .formatted(cause.reason(), next.writer().key(), next.promoted(), state.status())
            + (next.writer().environment().isPresent()
                ? "Nothing changes until a person starts the rollback again."
                : "The watchdog tries again every minute until the side named above is back."));
    return next;
  }
}
