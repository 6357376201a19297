package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.handler.InMemoryState;
import com.paymentmigration.lambda.traffic.StateTrafficIntents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every order in which a person's pause and resumption, a rollback, and the steps of two runs'
 * actors (one of them repeated late, as a task whose reply was lost) can come: between a pause and
 * the word that ends it nothing shifts, asks or moves; a rollback always can.
 */
class PausedRunsTest {
  private static final Cause CAUSE = new Cause("person", "model");
  private static final List<Intent> FORWARD =
      List.of(Intent.SET_WEIGHT, Intent.REQUEST_APPROVAL, Intent.START_MOVE);

  /** Who acts next. */
  private enum Turn {
    PAUSE,
    RESUME,
    RUN,
    LATE,
    ROLLBACK
  }

  @Test
  void betweenAPauseAndItsEndNothingGoesForward() {
    int histories = 0;
    int paused = 0;
    int resumed = 0;
    for (List<Turn> order : orders()) {
      History history = new History();
      order.forEach(history::play);
      history.check(order);
      histories++;
      paused += history.count(Intent.PAUSE);
      resumed += history.count(Intent.RESUME);
    }

    assertThat(histories).isEqualTo(3_024);
    assertThat(paused).as("the histories are not vacuous").isGreaterThan(200);
    assertThat(resumed).isGreaterThan(50).isLessThan(paused);
  }

  /**
   * All distinct orders of one pause, one resumption, five turns of the run, one late, one back.
   */
  private static List<List<Turn>> orders() {
    Map<Turn, Integer> left = new EnumMap<>(Turn.class);
    for (Turn turn : Turn.values()) {
      left.put(turn, turn == Turn.RUN ? 5 : 1);
    }
    List<List<Turn>> orders = new ArrayList<>();
    extend(new ArrayList<>(), left, orders);
    return orders;
  }

  private static void extend(List<Turn> begun, Map<Turn, Integer> left, List<List<Turn>> orders) {
    boolean complete = true;
    for (Turn turn : Turn.values()) {
      if (left.get(turn) > 0) {
        complete = false;
        left.merge(turn, -1, Integer::sum);
        begun.add(turn);
        extend(begun, left, orders);
        begun.remove(begun.size() - 1);
        left.merge(turn, 1, Integer::sum);
      }
    }
    if (complete) {
      orders.add(List.copyOf(begun));
    }
  }

  /** One world, in memory. */
  private static final class History {
    private final InMemoryState state = new InMemoryState();
    private Optional<PauseRequest> request = Optional.empty();
    private final PauseRun pause =
        new PauseRun(state.writer(), InMemoryState.timing(), () -> request);
    private final StateTrafficIntents traffic =
        new StateTrafficIntents(state.writer(), InMemoryState.timing());
    private final long epoch;
    private int at;
    private boolean waiting;
    private boolean failed;

    History() {
      state.change(
          draft ->
              draft
                  .newEpoch()
                  .status(MigrationStatus.SHIFTING)
                  .step(RunStep.SHIFTING)
                  .executionArn("run"));
      epoch = state.read().epoch();
    }

    void play(Turn turn) {
      switch (turn) {
        case PAUSE ->
            request =
                Optional.of(
                    new PauseRequest(
                        epoch, CAUSE, Duration.ofMinutes(1), Duration.ZERO, Optional.empty()));
        case RESUME -> request = request.map(asked -> asked.resumedBy(CAUSE));
        case RUN -> attempt(this::advance);
        case LATE -> attempt(() -> weight(25));
        case ROLLBACK -> rollBack();
      }
    }

    /** The workflow: gate, weight, gate, move; a gate that stops is looked at again. */
    private void advance() {
      if (failed) {
        return;
      }
      if (waiting) {
        if (request.flatMap(asked -> asked.letsGoOn(epoch)).isPresent()) {
          pause.goOn(epoch);
          waiting = false;
          at++;
        }
        return;
      }
      switch (at) {
        case 0, 2 -> waiting = pause.pauseIfAsked(epoch);
        case 1 -> weight(50);
        case 3 ->
            state
                .writer()
                .change(
                    state.read(),
                    Intent.START_MOVE,
                    CAUSE,
                    draft -> draft.status(MigrationStatus.CUTTING_OVER).step(RunStep.FENCING));
        default -> {}
      }
      at += waiting ? 0 : 1;
    }

    private void weight(int percent) {
      traffic.record(
          epoch, new TrafficWeight(percent), List.of(MigrationStatus.SHIFTING), "traffic step");
    }

    private void attempt(Runnable step) {
      try {
        step.run();
      } catch (MigrationException refused) {
        failed |= state.read().epoch() != epoch;
      }
    }

    private void rollBack() {
      if (state.read().status() != MigrationStatus.SHIFTING) {
        return;
      }
      boolean stopped = state.read().step() == RunStep.PAUSED;
      state
          .writer()
          .change(
              state.read(),
              Intent.BEGIN_ROLLBACK,
              CAUSE,
              draft ->
                  draft.newEpoch().status(MigrationStatus.ROLLING_BACK).step(RunStep.ROLLING_BACK));
      assertThat(state.read().status())
          .as("paused: " + stopped)
          .isEqualTo(MigrationStatus.ROLLING_BACK);
    }

    void check(List<Turn> order) {
      boolean stopped = false;
      for (AuditEvent event : state.events()) {
        if (stopped) {
          assertThat(event.intent()).as(order.toString()).isNotIn(FORWARD);
        }
        stopped = event.intent() == Intent.PAUSE || (stopped && event.intent() != Intent.RESUME);
      }
      assertThat(state.read().writer().is(Environment.BLUE)).as(order.toString()).isTrue();
    }

    int count(Intent intent) {
      return Math.toIntExact(
          state.events().stream().filter(event -> event.intent() == intent).count());
    }
  }
}
