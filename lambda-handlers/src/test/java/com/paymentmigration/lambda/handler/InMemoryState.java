package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.cutover.StateWriter;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.StateDraft;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The state item in memory, at a fixed time. */
public final class InMemoryState implements StateStore {
  /** What the clock says. */
  public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final List<AuditEvent> events = new ArrayList<>();
  private Optional<UnaryOperator<StateDraft>> interference = Optional.empty();
  private MigrationState state =
      MigrationState.initial(
          new Writer.Serving(Environment.BLUE, "blue.test", 3307, "payment_app_blue"), NOW);

  /** Time that stands still. */
  public static Timing timing() {
    return new Timing(() -> NOW, InMemoryState::noPause);
  }

  /** Writes to this item. */
  public StateWriter writer() {
    return new StateWriter(this, timing(), () -> "token-" + events.size());
  }

  /** Changes the item past the transition table. */
  public void change(UnaryOperator<StateDraft> change) {
    state = change.apply(state.next()).build();
  }

  /** Lets somebody else change the item right before the next write, which then conflicts. */
  public void beforeNextWrite(UnaryOperator<StateDraft> change) {
    interference = Optional.of(change);
  }

  /** Every audit event so far. */
  public List<AuditEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public MigrationState read() {
    return state;
  }

  @Override
  public void write(MigrationState expected, MigrationState next, AuditEvent event) {
    interference.ifPresent(this::change);
    interference = Optional.empty();
    if (state.version() != expected.version() || state.epoch() != expected.epoch()) {
      throw new StateConflictException(expected.epoch(), expected.version());
    }
    state = next;
    events.add(event);
  }

  @Override
  public Optional<AuditEvent> event(long epoch, long version) {
    return events.stream()
        .filter(event -> event.epoch() == epoch && event.version() == version)
        .findFirst();
  }

  private static void noPause(Duration duration) {
    // Time stands still.
  }
}
