package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Instant;
import java.util.Optional;

/** A state item that nobody may write. */
record FixedState(MigrationState state) implements StateStore {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** A run of epoch 1 from blue, with the writer on {@code promoted}. */
  static StateWriter of(MigrationStatus status, Environment promoted) {
    return of(status, RunStep.BAKING, promoted);
  }

  /** The same in {@code step}. */
  static StateWriter of(MigrationStatus status, RunStep step, Environment promoted) {
    MigrationState blue =
        MigrationState.initial(
            new Writer.Serving(Environment.BLUE, "blue.cluster", 3307, "payment_app_blue"), NOW);
    MigrationState state =
        blue.next().newEpoch().status(status).step(step).promoted(promoted).build();
    return new StateWriter(new FixedState(state), new Timing(() -> NOW, pause -> {}), () -> "t");
  }

  @Override
  public MigrationState read() {
    return state;
  }

  @Override
  public void write(MigrationState expected, MigrationState next, AuditEvent event) {
    throw new StateConflictException(expected.epoch(), expected.version());
  }

  @Override
  public Optional<AuditEvent> event(long epoch, long version) {
    return Optional.empty();
  }
}
