package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.handler.InMemoryState;
import com.paymentmigration.lambda.traffic.StateTrafficIntents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a run stops when a person asks for it, and who lets it go on. */
class PauseRunTest {
  private static final Cause ASKED = new Cause("ann", "look at latency first");
  private static final Cause RESUMED = new Cause("bob", "latency is fine");

  private final InMemoryState state = new InMemoryState();
  private Optional<PauseRequest> request = Optional.empty();
  private final PauseRun pause =
      new PauseRun(state.writer(), InMemoryState.timing(), () -> request);
  private long epoch;

  @BeforeEach
  void aRunShiftsTraffic() {
    state.change(draft -> draft.newEpoch().status(MigrationStatus.SHIFTING).step(RunStep.SHIFTING));
    epoch = state.read().epoch();
  }

  private static Executions nobody() {
    return new Executions() {
      @Override
      public boolean ended(String executionArn) {
        return false;
      }

      @Override
      public void startRollback(
          String name, String requestedBy, String reason, Optional<Instant> alarmTime) {
        throw new AssertionError("nobody starts one here");
      }
    };
  }

  private void ask(long run, Optional<Cause> resumed) {
    request =
        Optional.of(new PauseRequest(run, ASKED, Duration.ofMinutes(30), Duration.ZERO, resumed));
  }

  @Test
  void aRunThatNobodyPausesGoesOnAndWritesNothing() {
    assertThat(pause.pauseIfAsked(epoch)).isFalse();
    assertThat(state.events()).isEmpty();
  }

  @Test
  void theAuditEventsNameWhoPausedAndWhoResumed() {
    ask(epoch, Optional.empty());
    assertThat(pause.pauseIfAsked(epoch)).isTrue();
    ask(epoch, Optional.of(RESUMED));
    pause.goOn(epoch);

    assertThat(state.events())
        .extracting(AuditEvent::intent, AuditEvent::actor, AuditEvent::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Intent.PAUSE, ASKED.actor(), ASKED.reason()),
            org.assertj.core.groups.Tuple.tuple(Intent.RESUME, RESUMED.actor(), RESUMED.reason()));
    assertThat(state.read().step()).isEqualTo(RunStep.SHIFTING);
  }

  @Test
  void bothMayBeCalledTwice() {
    ask(epoch, Optional.empty());
    pause.pauseIfAsked(epoch);
    assertThat(pause.pauseIfAsked(epoch)).isTrue();
    ask(epoch, Optional.of(RESUMED));
    pause.goOn(epoch);
    pause.goOn(epoch);

    assertThat(state.events()).hasSize(2);
  }

  @Test
  void aRequestForAnotherRunOrOneTakenBackStopsNothing() {
    ask(epoch - 1, Optional.empty());
    assertThat(pause.pauseIfAsked(epoch)).isFalse();
    ask(epoch, Optional.of(RESUMED));
    assertThat(pause.pauseIfAsked(epoch)).isFalse();
  }

  @Test
  void withoutAPersonsWordAPausedRunDoesNotGoOn() {
    ask(epoch, Optional.empty());
    pause.pauseIfAsked(epoch);

    assertThatThrownBy(() -> pause.goOn(epoch))
        .isInstanceOf(MigrationException.class)
        .hasMessage("pause: received no resume, allowed to go on: after a person resumed");
    ask(epoch - 1, Optional.of(RESUMED));
    assertThatThrownBy(() -> pause.goOn(epoch)).isInstanceOf(MigrationException.class);
    assertThat(state.read().step()).isEqualTo(RunStep.PAUSED);
  }

  @Test
  void anActorOfAnOlderRunPausesNothing() {
    ask(epoch - 1, Optional.empty());

    assertThatThrownBy(() -> pause.pauseIfAsked(epoch - 1)).isInstanceOf(StaleActorException.class);
    assertThatThrownBy(() -> pause.goOn(epoch - 1)).isInstanceOf(StaleActorException.class);
  }

  /** From the fence on there is no writer, or two sides to tell apart: nothing may wait there. */
  @ParameterizedTest
  @EnumSource(
      value = RunStep.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SHIFTING", "ANSWERED", "PAUSED"})
  void onlyBetweenTwoStepsARunIsPaused(RunStep step) {
    state.change(draft -> draft.step(step));
    ask(epoch, Optional.empty());

    assertThatThrownBy(() -> pause.pauseIfAsked(epoch)).isInstanceOf(StaleActorException.class);
    assertThat(state.events()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = MigrationStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "SHIFTING")
  void onlyARunThatShiftsIsPaused(MigrationStatus status) {
    state.change(draft -> draft.status(status));
    ask(epoch, Optional.empty());

    assertThatThrownBy(() -> pause.pauseIfAsked(epoch)).isInstanceOf(StaleActorException.class);
  }

  @Test
  void aRotationThatTakesItsLeaseMeanwhileIsNoReasonToFailTheRun() {
    ask(epoch, Optional.empty());
    state.beforeNextWrite(draft -> draft.rotationLease("rotation until later"));

    assertThat(pause.pauseIfAsked(epoch)).isTrue();
    assertThat(state.read().step()).isEqualTo(RunStep.PAUSED);
  }

  @Test
  void aPausedRunNeitherShiftsNorAsksNorMoves() {
    ask(epoch, Optional.empty());
    pause.pauseIfAsked(epoch);

    assertThatThrownBy(
            () ->
                new StateTrafficIntents(state.writer(), InMemoryState.timing())
                    .record(
                        epoch,
                        new TrafficWeight(50),
                        List.of(MigrationStatus.SHIFTING),
                        "traffic step"))
        .isInstanceOf(MigrationException.class)
        .hasMessage(
            "step: received PAUSED, allowed for SET_WEIGHT: a run that a person lets go on");
    for (Intent intent : List.of(Intent.REQUEST_APPROVAL, Intent.START_MOVE)) {
      assertThatThrownBy(
              () ->
                  state
                      .writer()
                      .change(
                          state.read(),
                          intent,
                          ASKED,
                          draft ->
                              intent == Intent.START_MOVE
                                  ? draft.status(MigrationStatus.CUTTING_OVER)
                                  : draft))
          .as(intent.name())
          .isInstanceOf(MigrationException.class)
          .hasMessageStartingWith("step: received PAUSED");
    }
  }

  @Test
  void aPausedRunRollsBackAtOnce() {
    ask(epoch, Optional.empty());
    pause.pauseIfAsked(epoch);
    ClaimRollback.Claim claim =
        new ClaimRollback(state.writer(), InMemoryState.timing(), nobody())
            .claim(new ClaimRollback.Request("rollback", "ann", "no", Optional.empty()));

    assertThat(claim.why()).isEqualTo(ClaimRollback.Why.ACCEPTED);
    assertThat(state.read().status()).isEqualTo(MigrationStatus.ROLLING_BACK);
    assertThatThrownBy(() -> pause.goOn(epoch)).isInstanceOf(StaleActorException.class);
  }
}
