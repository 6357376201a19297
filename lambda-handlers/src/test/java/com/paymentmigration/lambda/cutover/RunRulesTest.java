package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.domain.Writer;
import com.paymentmigration.lambda.handler.InMemoryState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which state a use case may act at all. */
class RunRulesTest {
  private static final Cause CAUSE = new Cause("operator", "test");

  /** Nothing gets so far here. */
  private static final TailCheck NO_TAIL =
      (from, box) -> {
        throw new AssertionError("compared");
      };

  private final InMemoryState state = new InMemoryState();
  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);
  private final CutoverParts parts =
      new CutoverParts(
          new DatabasePair(blue, green),
          state.writer(),
          InMemoryState.timing(),
          (main, repeated, interval) -> main.run(),
          () -> "marker",
          (name, value) -> {},
          ProofRecords.OFF);

  @BeforeEach
  void bothSidesCanBeReached() {
    for (CannedDatabase each : List.of(blue, green)) {
      each.answers.put("takeLock", true);
      each.answers.put("takeGuardLock", true);
      each.answers.put("id", 1L);
      each.answers.put("identity", new ServerIdentity("one", Instant.EPOCH, false));
      each.answers.put("readOnly", true);
      each.answers.put("accountsLocked", true);
      each.answers.put("anyAccountLocked", true);
      each.answers.put("accountStatementBlockers", Set.of());
      each.answers.put("applicationSessions", List.of());
    }
    state.change(draft -> draft.newEpoch().executionArn("owner"));
  }

  @Test
  void aMoveIsGivenUpOnlyWhileTheOldSideIsThePromotedOne() {
    status(MigrationStatus.CUTTING_OVER, RunStep.FENCING);
    try (LockedPair pair = parts.lock().takeBoth(1)) {
      state.change(draft -> draft.promoted(Environment.GREEN));

      assertThatThrownBy(() -> parts.abort().run(pair, 1, CAUSE))
          .isInstanceOf(MigrationException.class)
          .hasMessage("abort: received promoted = GREEN, allowed: BLUE");
    }
    assertThat(blue.calls).doesNotContain("setReadOnly", "unlockAccounts");
  }

  @Test
  void aMoveBeginsOnlyWhereTrafficWasShiftedAndTheSideIsTheWriter() {
    for (MigrationStatus status : MigrationStatus.values()) {
      if (status != MigrationStatus.SHIFTING) {
        status(status, RunStep.IDLE);
        assertMoveRefused();
      }
    }
    status(MigrationStatus.SHIFTING, RunStep.SHIFTING);
    state.change(draft -> draft.home(Environment.GREEN));
    assertMoveRefused();
    state.change(draft -> draft.home(Environment.BLUE).promoted(Environment.GREEN));
    assertMoveRefused();
    state.change(draft -> draft.promoted(Environment.BLUE).writer(Writer.none()));
    assertMoveRefused();
    assertThat(blue.calls).as("nobody was asked").isEmpty();
  }

  @Test
  void aRequestedRollbackRefusesTheMoveBeforeAnythingChanges() {
    status(MigrationStatus.SHIFTING, RunStep.SHIFTING);
    state.change(draft -> draft.rollbackRequested(true));
    MigrationState before = state.read();

    assertThatThrownBy(this::move)
        .isInstanceOf(MoveAbortedException.class)
        .hasMessage("a rollback was requested");
    assertThat(state.read()).isEqualTo(before);
  }

  @Test
  void aMoveMakesEveryEarlierActorOfItsRunStale() {
    status(MigrationStatus.SHIFTING, RunStep.SHIFTING);
    green.away = true;

    assertThatThrownBy(this::move).isInstanceOf(MoveAbortedException.class);
    assertThat(state.read().status()).isEqualTo(MigrationStatus.CUTTING_OVER);
    assertThat(state.read().epoch()).isEqualTo(2);
  }

  private MoveWriter.Result move() {
    return new MoveWriter(
            parts,
            (from, box) -> {
              throw new AssertionError("it was not refused");
            })
        .move(1, Environment.BLUE, CAUSE);
  }

  private void assertMoveRefused() {
    MoveWriter move =
        new MoveWriter(
            parts,
            (from, box) -> {
              throw new AssertionError("it was not refused");
            });
    assertThatThrownBy(() -> move.move(1, Environment.BLUE, CAUSE))
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith("move from BLUE: received ");
  }

  @Test
  void aRecoveryActsWhileARollbackIsUnderWayOnly() {
    status(MigrationStatus.SHIFTING, RunStep.SHIFTING);

    assertThatThrownBy(() -> new RecoverWriter(parts, NO_TAIL).recover(1, CAUSE))
        .isInstanceOf(TransientFailureException.class)
        .hasMessage("recover: recover: received SHIFTING, allowed: ROLLING_BACK");
  }

  @Test
  void nobodyActsOnAReader() {
    green.answers.put("identity", new ServerIdentity("one", Instant.EPOCH, true));

    assertThatThrownBy(() -> parts.lock().takeBoth(1))
        .isInstanceOf(TransientFailureException.class)
        .hasMessageContaining("green: connected to a reader");
    assertThat(green.calls).doesNotContain("killLockHolder");
  }

  @Test
  void nothingIsLockedOrUnlockedThatIsSoAlready() {
    blue.answers.put("anyAccountLocked", false);
    try (LockedPair pair = parts.lock().takeBoth(1)) {
      parts.accounts().lock(pair.of(Environment.BLUE), Environment.BLUE, pair);
      parts
          .accounts()
          .unlock(pair.of(Environment.BLUE), Environment.BLUE, PairedAccounts.NONE, pair);
    }
    assertThat(blue.calls).doesNotContain("lockAccounts", "unlockAccounts");
  }

  @Test
  void aRunThatIsOverIsRolledBackByAPersonAndNotByAnAlarm() {
    for (MigrationStatus over : List.of(MigrationStatus.COMPLETED, MigrationStatus.HALTED)) {
      status(over, RunStep.IDLE);

      assertThat(claim("an alarm", Optional.of(InMemoryState.NOW)).why())
          .isEqualTo(ClaimRollback.Why.STALE_ALARM);
    }
    assertThat(claim("a person", Optional.empty()).why()).isEqualTo(ClaimRollback.Why.ACCEPTED);
  }

  @Test
  void whileTheWriterMovesARequestIsNotedAndAfterItsDeadlineItIsAccepted() {
    status(MigrationStatus.CUTTING_OVER, RunStep.FENCING);
    assertThat(claim("a person", Optional.empty()).why()).isEqualTo(ClaimRollback.Why.NOTED);
    assertThat(state.read().rollbackRequested()).isTrue();

    state.change(draft -> draft.step(RunStep.FENCING, InMemoryState.NOW.minus(Deadlines.MOVE)));
    assertThat(claim("a person", Optional.empty()).why()).isEqualTo(ClaimRollback.Why.ACCEPTED);
  }

  @Test
  void aRollbackHasAnEpochOfItsOwnAndForgetsTheRequest() {
    status(MigrationStatus.SWITCHED, RunStep.BAKING);
    state.change(draft -> draft.rollbackRequested(true));

    assertThat(claim("a person", Optional.empty()).epoch()).isEqualTo(2);
    assertThat(state.read().epoch()).isEqualTo(2);
    assertThat(state.read().rollbackRequested()).isFalse();
  }

  @Test
  void rolledBackMeansThatTheWriterIsBack() {
    status(MigrationStatus.ROLLING_BACK, RunStep.ROLLING_BACK);
    state.change(draft -> draft.writer(Writer.none()));

    assertThatThrownBy(this::finishRollback).hasMessageContaining("received writer NONE");
    state.change(draft -> draft.writer(blue.address()).promoted(Environment.GREEN));
    assertThatThrownBy(this::finishRollback).hasMessageContaining("finish rollback: ");
    state.change(draft -> draft.promoted(Environment.BLUE));
    assertThat(finishRollback().status()).isEqualTo(MigrationStatus.ROLLED_BACK);
  }

  @Test
  void completedMeansThatTheWriterHasMoved() {
    status(MigrationStatus.SWITCHED, RunStep.BAKING);
    assertThatThrownBy(this::complete).hasMessageContaining("received writer BLUE");

    state.change(draft -> draft.writer(green.address()));
    assertThatThrownBy(this::complete).as("traffic's side").hasMessageContaining("finish: ");
    state.change(draft -> draft.active(Environment.GREEN));
    assertThat(complete().status()).isEqualTo(MigrationStatus.COMPLETED);
  }

  private MigrationState complete() {
    return new FinishRun(state.writer(), InMemoryState.timing(), (name, value) -> {})
        .finish(1, MigrationStatus.COMPLETED, CAUSE);
  }

  private MigrationState finishRollback() {
    HaltRun halt =
        new HaltRun(
            state.writer(), InMemoryState.timing(), (subject, text) -> {}, (name, value) -> {});
    return new FinishRollback(state.writer(), InMemoryState.timing(), (name, value) -> {}, halt)
        .finish(1, RecoverWriter.Outcome.ABORTED, CAUSE, "");
  }

  private ClaimRollback.Claim claim(String by, Optional<Instant> alarm) {
    return new ClaimRollback(state.writer(), InMemoryState.timing(), new Alive())
        .claim(new ClaimRollback.Request("rollback", by, "test", alarm));
  }

  private void status(MigrationStatus status, RunStep step) {
    state.change(draft -> draft.status(status).step(step, InMemoryState.NOW));
  }

  private static final class Alive implements Executions {
    @Override
    public boolean ended(String executionArn) {
      return false;
    }

    @Override
    public void startRollback(String name, String by, String reason, Optional<Instant> alarmTime) {
      throw new AssertionError("nothing starts a workflow here");
    }
  }
}
