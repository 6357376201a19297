package com.paymentmigration.lambda.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.handler.InMemoryState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateTrafficIntentsTest {
  private static final TrafficWeight TEN = new TrafficWeight(10);
  private static final Instant LATER = InMemoryState.NOW.plusSeconds(30);
  private static final List<MigrationStatus> SHIFTING = List.of(MigrationStatus.SHIFTING);

  private final InMemoryState state = new InMemoryState();
  private final StateTrafficIntents intents =
      new StateTrafficIntents(
          state.writer(), new Timing(() -> LATER, StateTrafficIntentsTest::noPause));

  @BeforeEach
  void aRunIsUnderWay() {
    state.change(
        draft ->
            draft
                .newEpoch()
                .status(MigrationStatus.SHIFTING)
                .step(RunStep.SHIFTING, InMemoryState.NOW)
                .executionArn("arn:run"));
  }

  @Test
  void theIntentIsWhatTheStateItemSays() {
    assertThat(intents.read())
        .isEqualTo(
            new TrafficIntent(
                1,
                1,
                MigrationStatus.SHIFTING,
                RunStep.SHIFTING,
                Environment.BLUE,
                Environment.GREEN,
                new TrafficWeight(0),
                InMemoryState.NOW,
                InMemoryState.NOW));
  }

  @Test
  void recordingAWeightStartsAStepAndLeavesAnAuditEvent() {
    TrafficIntent recorded = intents.record(1, TEN, SHIFTING, "step");

    assertThat(recorded.weight()).isEqualTo(TEN);
    assertThat(recorded.stepStartedAt()).isEqualTo(LATER);
    assertThat(state.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.intent()).isEqualTo(Intent.SET_WEIGHT);
              assertThat(event.actor()).isEqualTo("arn:run");
              assertThat(event.reason()).isEqualTo("step");
            });
  }

  @Test
  void recordingTheSameWeightAgainKeepsTheStartOfTheStep() {
    intents.record(1, TEN, SHIFTING, "step");
    long version = state.read().version();

    intents.record(1, TEN, SHIFTING, "step");

    assertThat(state.read().version()).isEqualTo(version);
  }

  @Test
  void anOlderEpochRecordsNothing() {
    assertThatThrownBy(() -> intents.record(0, TEN, SHIFTING, "late"))
        .isInstanceOf(StaleActorException.class);
    assertThat(state.events()).isEmpty();
  }

  @Test
  void anotherStatusRecordsNothing() {
    assertThatThrownBy(() -> intents.record(1, TEN, List.of(MigrationStatus.ROLLING_BACK), "back"))
        .isInstanceOf(StaleActorException.class)
        .hasMessage(
            "status: received SHIFTING, allowed for a change of the weight: [ROLLING_BACK]");
  }

  private static void noPause(Duration duration) {
    // Time stands still.
  }
}
