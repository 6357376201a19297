package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;

/** Records that a forward run reached what it was for. */
public final class FinishRun {
  private final StateWriter states;
  private final Timing timing;
  private final Metrics metrics;

  /** The use case over its ports. */
  public FinishRun(StateWriter states, Timing timing, Metrics metrics) {
    this.states = states;
    this.timing = timing;
    this.metrics = metrics;
  }

  /**
   * Records {@code status}; nothing is written when it is recorded already.
   *
   * @param status REPLICATING, SWITCHED or COMPLETED
   * @throws MigrationException if another status is asked for, or the writer is not where it
   *     belongs
   */
  public MigrationState finish(long epoch, MigrationStatus status, Cause cause) {
    MigrationState state = states.readAs(epoch);
    if (state.status() == status) {
      return state;
    }
    MigrationState next =
        switch (status) {
          case REPLICATING -> rest(state, Intent.REPLICATION_PROVEN, status, cause);
          case COMPLETED -> {
            requireMoved(state);
            yield rest(state, Intent.COMPLETE, status, cause);
          }
          default ->
              throw new MigrationException(
                  "finish: received "
                      + status
                      + " from "
                      + state.status()
                      + ", allowed: REPLICATING, COMPLETED; the move itself records SWITCHED");
        };
    metrics.record(Metrics.Name.STATUS, next.status().code());
    return next;
  }

  private MigrationState rest(
      MigrationState state, Intent intent, MigrationStatus status, Cause cause) {
    return states.change(
        state, intent, cause, draft -> draft.status(status).step(RunStep.IDLE, timing.now()));
  }

  private static void requireMoved(MigrationState state) {
    if (!state.writer().is(state.target()) || state.active() != state.target()) {
      throw new MigrationException(
          "finish: received writer "
              + state.writer().key()
              + ", allowed: "
              + state.target()
              + " before COMPLETED");
    }
  }
}
