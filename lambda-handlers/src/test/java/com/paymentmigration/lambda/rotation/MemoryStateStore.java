package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.cutover.LostReplyException;
import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StateDraft;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The state item in memory, with replies that can be lost. */
final class MemoryStateStore implements StateStore {
  private static final int PORT = 3307;

  private final List<AuditEvent> events = new ArrayList<>();
  private final List<String> leases = new ArrayList<>();
  private MigrationState state;
  private boolean loseNextReply;
  private Runnable beforeNextWrite = () -> {};
  private Runnable afterNextRead = () -> {};

  MemoryStateStore(Instant now) {
    state = MigrationState.initial(serving(Environment.BLUE), now);
  }

  static Writer.Serving serving(Environment side) {
    return new Writer.Serving(side, side.key() + ".test", PORT, "payment_app_" + side.key());
  }

  void change(UnaryOperator<StateDraft> change) {
    state = change.apply(state.next()).build();
  }

  void at(MigrationStatus status, RunStep step, Environment writer) {
    change(draft -> draft.status(status).step(step, state.stepStartedAt()).writer(serving(writer)));
  }

  void loseNextReply() {
    loseNextReply = true;
  }

  /** Runs before the next write is judged: somebody else was faster. */
  void beforeNextWrite(Runnable other) {
    beforeNextWrite = other;
  }

  /** Runs after the next read was answered. */
  void afterNextRead(Runnable other) {
    afterNextRead = other;
  }

  /** The lease after each write; empty text where there was none. */
  List<String> leases() {
    return leases;
  }

  List<AuditEvent> events() {
    return events;
  }

  @Override
  public MigrationState read() {
    MigrationState answer = state;
    Runnable other = afterNextRead;
    afterNextRead = () -> {};
    other.run();
    return answer;
  }

  @Override
  public void write(MigrationState expected, MigrationState next, AuditEvent event) {
    Runnable other = beforeNextWrite;
    beforeNextWrite = () -> {};
    other.run();
    if (expected.version() != state.version() || expected.epoch() != state.epoch()) {
      throw new StateConflictException(expected.epoch(), expected.version());
    }
    state = next;
    events.add(event);
    leases.add(next.rotationLease());
    if (loseNextReply) {
      loseNextReply = false;
      throw new LostReplyException("no answer", null);
    }
  }

  @Override
  public Optional<AuditEvent> event(long epoch, long version) {
    return events.stream()
        .filter(event -> event.epoch() == epoch && event.version() == version)
        .findFirst();
  }
}
