package com.paymentmigration.lambda.realpair;

import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state item in memory, conditional writes included; read by actors and applications alike. */
final class SharedState implements StateStore {
  private final List<AuditEvent> events = new ArrayList<>();
  private final List<Environment> opened = new ArrayList<>();
  private MigrationState state;

  SharedState(MigrationState initial) {
    state = initial;
  }

  @Override
  public synchronized MigrationState read() {
    return state;
  }

  @Override
  public synchronized void write(MigrationState expected, MigrationState next, AuditEvent event) {
    if (expected.version() != state.version() || expected.epoch() != state.epoch()) {
      throw new StateConflictException(expected.epoch(), expected.version());
    }
    state = next;
    events.add(event);
    if (event.intent() == Intent.OPENED) {
      opened.add(next.writer().environment().orElseThrow());
    }
  }

  @Override
  public synchronized Optional<AuditEvent> event(long epoch, long version) {
    return events.stream()
        .filter(event -> event.epoch() == epoch && event.version() == version)
        .findFirst();
  }

  /** The side of each opening, in order. */
  synchronized List<Environment> opened() {
    return List.copyOf(opened);
  }

  synchronized List<AuditEvent> events() {
    return List.copyOf(events);
  }
}
