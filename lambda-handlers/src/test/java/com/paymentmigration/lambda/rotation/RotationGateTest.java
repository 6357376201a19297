package com.paymentmigration.lambda.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RotationLease;
import com.paymentmigration.lambda.domain.RunStep;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotationGateTest {
  private static final Duration VALIDITY = Duration.ofSeconds(30);

  private final TestTime time = new TestTime();
  private final MemoryStateStore store = new MemoryStateStore(time.instant());
  private String stackStatus = "UPDATE_COMPLETE";
  private final RotationGate gate = new RotationGate(store, () -> stackStatus, time, time);

  @Test
  void theLeaseIsInTheStateItemWhileItIsHeldAndGoneAfterwards() {
    try (HeldLease lease = gate.enter("one", "why", VALIDITY)) {
      assertThat(RotationLease.parse(lease.recheck().rotationLease()).orElseThrow().holder())
          .isEqualTo("one");
    }
    assertThat(store.read().rotationLease()).isEqualTo(RotationLease.FREE);
  }

  @Test
  void takingAndGivingBackAreAudited() {
    gate.enter("one", "why", VALIDITY).close();
    assertThat(store.events())
        .extracting(AuditEvent::intent)
        .containsExactly(Intent.TAKE_ROTATION_LEASE, Intent.RELEASE_ROTATION_LEASE);
  }

  @ParameterizedTest
  @EnumSource(
      value = MigrationStatus.class,
      names = {"SHIFTING", "CUTTING_OVER", "SWITCHED", "ROLLING_BACK", "HALTED"})
  void rotationIsRefusedWhileARunIsUnderWay(MigrationStatus status) {
    store.at(status, RunStep.IDLE, Environment.BLUE);
    assertThatThrownBy(() -> gate.enter("one", "why", VALIDITY))
        .isInstanceOf(RotationRefusedException.class)
        .hasMessageContaining("received status " + status);
    assertThat(store.read().rotationLease()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = MigrationStatus.class,
      names = {"READY", "REPLICATING", "COMPLETED", "ROLLED_BACK"})
  void rotationWorksBeforeAndAfterARun(MigrationStatus status) {
    store.at(status, RunStep.IDLE, Environment.BLUE);
    assertThatCode(() -> gate.enter("one", "why", VALIDITY).close()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE_IN_PROGRESS",
        "UPDATE_ROLLBACK_IN_PROGRESS",
        "ROLLBACK_IN_PROGRESS",
        "DELETE_IN_PROGRESS",
        "IMPORT_IN_PROGRESS"
      })
  void rotationIsRefusedWhileAnUpdateMaySetTheMasterPassword(String status) {
    stackStatus = status;
    assertThatThrownBy(() -> gate.enter("one", "why", VALIDITY))
        .isInstanceOf(RotationRefusedException.class)
        .hasMessageContaining("an update of the stack");
    assertThat(store.read().rotationLease()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE_IN_PROGRESS",
        "CREATE_COMPLETE",
        "UPDATE_COMPLETE",
        "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
        "UPDATE_ROLLBACK_COMPLETE"
      })
  void theFirstRotationBelongsToTheCreation(String status) {
    stackStatus = status;
    assertThatCode(() -> gate.enter("one", "why", VALIDITY).close()).doesNotThrowAnyException();
  }

  @Test
  void anUpdateThatEndsInTimeIsWaitedFor() {
    stackStatus = "UPDATE_IN_PROGRESS";
    time.during(() -> stackStatus = "UPDATE_COMPLETE");
    assertThatCode(() -> gate.enter("one", "why", VALIDITY).close()).doesNotThrowAnyException();
  }

  @Test
  void rotationIsRefusedWhileReplicationIsBeingArmed() {
    store.at(MigrationStatus.READY, RunStep.ARMING, Environment.BLUE);
    assertThatThrownBy(() -> gate.enter("one", "why", VALIDITY))
        .hasMessageContaining("at step ARMING");
  }

  @Test
  void aSecondRotationWaitsForTheFirstAndThenGivesUp() {
    try (HeldLease first = gate.enter("one", "why", Duration.ofMinutes(5))) {
      assertThatThrownBy(() -> gate.enter("two", "why", VALIDITY))
          .isInstanceOf(RotationRefusedException.class)
          .hasMessageContaining("the lease of one");
      assertThat(first.recheck()).isNotNull();
    }
  }

  @Test
  void aSecondRotationGoesOnWhenTheFirstIsDone() {
    HeldLease first = gate.enter("one", "why", VALIDITY);
    store.afterNextRead(first::close);
    try (HeldLease second = gate.enter("two", "why", VALIDITY)) {
      assertThat(second.recheck().rotationLease()).startsWith("two@");
    }
  }

  @Test
  void aDeadHoldersLeaseExpires() {
    HeldLease dead = gate.enter("one", "why", VALIDITY);
    time.pause(RotationGate.PATIENCE.plus(VALIDITY));
    try (HeldLease second = gate.enter("two", "why", VALIDITY)) {
      assertThat(second.recheck().rotationLease()).startsWith("two@");
      assertThatThrownBy(dead::recheck).isInstanceOf(RotationRefusedException.class);
    }
  }

  @Test
  void aZombieDoesNotGiveAnothersLeaseBack() {
    HeldLease dead = gate.enter("one", "why", VALIDITY);
    time.pause(RotationGate.PATIENCE.plus(VALIDITY));
    try (HeldLease second = gate.enter("two", "why", VALIDITY)) {
      dead.close();
      assertThat(second.recheck().rotationLease()).startsWith("two@");
    }
  }

  @Test
  void aRunThatBeganAfterTheLeaseWasTakenStopsTheRotation() {
    try (HeldLease lease = gate.enter("one", "why", VALIDITY)) {
      store.change(draft -> draft.newEpoch().status(MigrationStatus.SHIFTING));
      assertThatThrownBy(lease::recheck).isInstanceOf(RotationRefusedException.class);
    }
  }

  @Test
  void anotherEpochStopsTheRotationEvenAtRest() {
    try (HeldLease lease = gate.enter("one", "why", VALIDITY)) {
      store.change(draft -> draft.newEpoch());
      assertThatThrownBy(lease::recheck).hasMessageContaining("of epoch 1");
    }
  }

  @Test
  void aConflictingWriteIsTriedAgain() {
    store.beforeNextWrite(() -> store.change(draft -> draft.reason("somebody else")));
    try (HeldLease lease = gate.enter("one", "why", VALIDITY)) {
      assertThat(lease.recheck().reason()).isEqualTo("somebody else");
    }
  }

  @Test
  void aCutoverThatWinsTheRaceForTheStateItemWins() {
    store.beforeNextWrite(
        () -> store.change(draft -> draft.newEpoch().status(MigrationStatus.CUTTING_OVER)));
    assertThatThrownBy(() -> gate.enter("one", "why", VALIDITY))
        .isInstanceOf(RotationRefusedException.class);
  }

  @Test
  void aLostReplyIsReadBackByItsToken() {
    store.loseNextReply();
    try (HeldLease lease = gate.enter("one", "why", VALIDITY)) {
      assertThat(lease.recheck().version()).isEqualTo(1);
    }
  }

  @Test
  void aLeaseThatCannotBeGivenBackDoesNotHideTheStepsResult() {
    HeldLease lease = gate.enter("one", "why", VALIDITY);
    store.change(draft -> draft.rotationLease("broken"));
    assertThatCode(lease::close).doesNotThrowAnyException();
  }
}
