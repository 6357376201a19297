package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateWriterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Cause CAUSE = new Cause("somebody", "because");
  private static final MigrationState READY =
      MigrationState.initial(
          new Writer.Serving(Environment.BLUE, "blue.cluster", 3307, "payment_app_blue"), NOW);

  /** What becomes of the next write. */
  private enum Answer {
    STORED,
    STORED_REPLY_LOST,
    NOT_STORED_REPLY_LOST,
    OVERTAKEN
  }

  private static final class Store implements StateStore {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<AuditEvent> events = new ArrayList<>();
    private MigrationState state = READY;
    private int writes;

    @Override
    public MigrationState read() {
      return state;
    }

    @Override
    public void write(MigrationState expected, MigrationState next, AuditEvent event) {
      writes++;
      Answer answer = answers.isEmpty() ? Answer.STORED : answers.remove();
      if (answer == Answer.OVERTAKEN) {
        state = state.next().reason("another's").build();
      }
      if (state.version() != expected.version()) {
        throw new StateConflictException(expected.epoch(), expected.version());
      }
      if (answer != Answer.NOT_STORED_REPLY_LOST) {
        state = next;
        events.add(event);
      }
      if (answer != Answer.STORED) {
        throw new LostReplyException("no answer", null);
      }
    }

    @Override
    public Optional<AuditEvent> event(long epoch, long version) {
      return events.stream()
          .filter(each -> each.epoch() == epoch && each.version() == version)
          .findFirst();
    }
  }

  private final Store store = new Store();
  private final StateWriter states =
      new StateWriter(store, new Timing(() -> NOW, pause -> {}), () -> "token");

  private MigrationState begin() {
    return states.change(READY, Intent.BEGIN_REPLICATE, CAUSE, draft -> draft.newEpoch());
  }

  @Test
  void aChangeRaisesTheVersionAndLeavesAnAuditEvent() {
    MigrationState written = begin();

    assertThat(written.version()).isEqualTo(1);
    assertThat(store.events)
        .containsExactly(
            new AuditEvent(
                    1,
                    1,
                    Intent.BEGIN_REPLICATE,
                    READY.status(),
                    READY.status(),
                    "somebody",
                    "because",
                    NOW,
                    0,
                    "token")
                .chained(written.executionArn(), "", ""));
    assertThat(written.auditHead()).isEqualTo(store.events.get(0).hash());
  }

  @Test
  void aWriteWhoseReplyWasLostIsFoundByItsOwnToken() {
    store.answers.add(Answer.STORED_REPLY_LOST);

    assertThat(begin()).isEqualTo(store.state);
    assertThat(store.events).hasSize(1);
  }

  @Test
  void aWriteThatDidNotArriveIsSentAgain() {
    store.answers.add(Answer.NOT_STORED_REPLY_LOST);

    assertThat(begin()).isEqualTo(store.state);
    assertThat(store.writes).isEqualTo(2);
  }

  @Test
  void anOutcomeThatStaysUnknownIsNeverTakenForAnAnswer() {
    for (int n = 0; n < Deadlines.STATE_WRITE_TRIES; n++) {
      store.answers.add(Answer.NOT_STORED_REPLY_LOST);
    }

    assertThatThrownBy(this::begin).isInstanceOf(LostReplyException.class);
  }

  @Test
  void somebodyElsesChangeIsAConflictAndNotRetried() {
    store.answers.add(Answer.OVERTAKEN);

    assertThatThrownBy(this::begin).isInstanceOf(StateConflictException.class);
    assertThat(store.writes).isEqualTo(1);
  }

  @Test
  void aChangeOfTheLatestStateGoesOnAfterAConflict() {
    store.answers.add(Answer.OVERTAKEN);

    MigrationState written =
        states.changeLatest(
            0, latest -> true, Intent.BEGIN_REPLICATE, CAUSE, draft -> draft.newEpoch());

    assertThat(written.version()).isEqualTo(2);
  }

  @Test
  void aChangeOfAnotherWhileTheReplyWasLostIsNotTakenForOnesOwn() {
    store.answers.add(Answer.NOT_STORED_REPLY_LOST);
    store.answers.add(Answer.OVERTAKEN);

    assertThatThrownBy(this::begin).isInstanceOf(StateConflictException.class);
    assertThat(store.events).isEmpty();
  }

  @Test
  void anActorThatAnotherRunTookOverFromIsStale() {
    begin();

    assertThatThrownBy(() -> states.readAs(0))
        .isInstanceOf(StaleActorException.class)
        .hasMessage("epoch: received 0, allowed: 1; another run took over");
  }

  @Test
  void anOlderEpochIsStale() {
    assertThatThrownBy(() -> states.readAs(7))
        .isInstanceOf(StaleActorException.class)
        .hasMessage("epoch: received 7, allowed: 0; another run took over");
  }

  @Test
  void aChangeOutsideTheTableIsRefusedBeforeItIsSent() {
    assertThatThrownBy(() -> states.change(READY, Intent.PROMOTE, CAUSE, draft -> draft))
        .isInstanceOf(MigrationException.class);
    assertThat(store.writes).isZero();
  }
}
