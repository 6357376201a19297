package com.paymentmigration.lambda.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.stack.StackFailure;
import com.paymentmigration.lambda.stack.StackUpdate;
import com.paymentmigration.lambda.stack.UpdateStart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconcileTest {
  private final FakeIntents intents = new FakeIntents();
  private final FakeStack stack = new FakeStack();
  private final Reconcile reconcile = new Reconcile(intents, stack);

  ReconcileTest() {
    intents.intend(10);
  }

  @Test
  void threeParametersAreGivenAndEveryOtherOneIsKept() {
    reconcile.start(7);

    StackUpdate update = stack.updates.get(0);
    assertThat(update.given())
        .containsExactly(
            entry("ActiveEnvironment", "blue"),
            entry("GreenTrafficWeight", "10"),
            entry("MigrationStatus", "SHIFTING"));
    assertThat(update.unchanged()).containsExactly("CostCenter", "MigrationPhase");
  }

  @Test
  void capabilitiesAreSentAgain() {
    reconcile.start(7);

    assertThat(stack.updates.get(0).capabilities()).containsExactly("CAPABILITY_IAM");
  }

  @Test
  void theTokenIsOnePerEpochAndVersion() {
    reconcile.start(7);
    stack.complete();
    intents.intend(25);
    reconcile.start(7);

    assertThat(stack.updates)
        .extracting(StackUpdate::token)
        .containsExactly("reconcile-7-41", "reconcile-7-42");
  }

  @Test
  void aReconcileIsDoneWhenTheStackIsAtRestWithTheParameters() {
    assertThat(reconcile.start(7).done()).isFalse();
    assertThat(reconcile.poll(7)).isEqualTo(new ReconcileProgress(false, "UPDATE_IN_PROGRESS"));
    stack.complete();
    assertThat(reconcile.poll(7)).isEqualTo(new ReconcileProgress(true, "UPDATE_COMPLETE"));
  }

  @Test
  void nothingToUpdateIsSuccess() {
    stack.answer = UpdateStart.NOTHING_TO_DO;

    assertThat(reconcile.start(7).done()).isTrue();
  }

  @Test
  void theCleanUpOfAnUpdateIsWaitedFor() {
    stack.status = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS";
    stack.parameters.put("GreenTrafficWeight", "10");
    stack.parameters.put("MigrationStatus", "SHIFTING");

    assertThat(reconcile.poll(7).done()).isFalse();
  }

  @Test
  void aBusyStackIsLeftAloneUntilItHasSettledAndThenUpdated() {
    stack.status = "UPDATE_IN_PROGRESS";
    assertThat(reconcile.start(7).done()).isFalse();
    assertThat(stack.updates).isEmpty();

    stack.status = "UPDATE_COMPLETE";
    assertThat(reconcile.poll(7).done()).isFalse();
    assertThat(stack.updates).hasSize(1);
  }

  @Test
  void anotherUpdateThatCameFirstIsWaitedFor() {
    stack.answer = UpdateStart.BUSY;

    assertThat(reconcile.start(7).done()).isFalse();
  }

  @Test
  void aFailedUpdateFailsWithTheCauseFromTheEvents() {
    reconcile.start(7);
    stack.status = "UPDATE_ROLLBACK_COMPLETE";
    stack.ofToken =
        List.of(new StackFailure("WeightedRule", "UPDATE_FAILED", "Access denied for ModifyRule"));

    assertThatThrownBy(() -> reconcile.poll(7))
        .isInstanceOf(ReconcileFailedException.class)
        .hasMessage(
            "stack is in UPDATE_ROLLBACK_COMPLETE: WeightedRule UPDATE_FAILED: Access denied for"
                + " ModifyRule");
  }

  @Test
  void anEarlierFailedDeploymentDoesNotPreventAReconcile() {
    stack.status = "UPDATE_ROLLBACK_COMPLETE";

    assertThat(reconcile.start(7).done()).isFalse();
    assertThat(stack.updates).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UPDATE_ROLLBACK_FAILED", "UPDATE_FAILED", "ROLLBACK_COMPLETE", "DELETE_FAILED"})
  void aStackThatTakesNoUpdateFailsTheReconcile(String status) {
    stack.status = status;
    stack.latest = List.of(new StackFailure("Rule", "UPDATE_FAILED", "gone"));

    assertThatThrownBy(() -> reconcile.start(7))
        .isInstanceOf(ReconcileFailedException.class)
        .hasMessageContaining(status)
        .hasMessageContaining("Rule UPDATE_FAILED: gone");
  }

  @Test
  void anIntentThatChangedWhileTheUpdateRanIsWrittenNext() {
    reconcile.start(7);
    stack.complete();
    intents.intend(25);

    assertThat(reconcile.poll(7).done()).isFalse();
    assertThat(stack.updates.get(1).given()).containsEntry("GreenTrafficWeight", "25");
  }

  @Test
  void anActorOfAnOlderEpochStartsNothing() {
    assertThatThrownBy(() -> reconcile.start(6)).isInstanceOf(StaleActorException.class);
    assertThatThrownBy(() -> reconcile.poll(6)).isInstanceOf(StaleActorException.class);

    assertThat(stack.updates).isEmpty();
  }

  @Test
  void aStackWithoutTheParametersIsNotUpdated() {
    stack.parameters.remove("MigrationStatus");

    assertThatThrownBy(() -> reconcile.start(7))
        .isInstanceOf(ReconcileFailedException.class)
        .hasMessageContaining("needed among them");
  }

  @Test
  void atRestParametersThatAreNotTheStateItemsArePutRightAndSomebodyIsTold() {
    atRest();
    stack.parameters.put("GreenTrafficWeight", "50");

    assertThatThrownBy(() -> reconcile.atRest(ManualTime.START, 9))
        .isInstanceOf(DisturbedAtRestException.class)
        .hasMessageContaining("GreenTrafficWeight=50")
        .hasMessageContaining("GreenTrafficWeight=10");
    assertThat(stack.updates)
        .singleElement()
        .satisfies(
            update -> {
              assertThat(update.given()).containsEntry("GreenTrafficWeight", "10");
              assertThat(update.token()).startsWith("rest-7-").endsWith("-9");
            });
    stack.complete();
    assertThat(reconcile.atRest(ManualTime.START, 10).done()).isTrue();
  }

  @Test
  void atRestNothingIsPutRightWhileTheStackIsUpdatedOrARunHasOnlyJustEnded() {
    atRest();
    stack.parameters.put("GreenTrafficWeight", "50");
    stack.status = "UPDATE_ROLLBACK_IN_PROGRESS";
    assertThat(reconcile.atRest(ManualTime.START, 9).done()).isFalse();

    stack.status = "UPDATE_COMPLETE";
    assertThat(reconcile.atRest(ManualTime.START.minusSeconds(1), 9).done()).isFalse();
    intents.status(MigrationStatus.SWITCHED);
    assertThat(reconcile.atRest(ManualTime.START, 9).done()).isFalse();
    assertThat(stack.updates).isEmpty();
  }

  @Test
  void aStackThatTakesNoUpdateAtRestIsTold() {
    atRest();
    stack.status = "UPDATE_ROLLBACK_FAILED";

    assertThatThrownBy(() -> reconcile.atRest(ManualTime.START, 9))
        .isInstanceOf(DisturbedAtRestException.class)
        .hasMessageContaining("UPDATE_ROLLBACK_FAILED");
    assertThat(stack.updates).isEmpty();
  }

  private void atRest() {
    intents.status(MigrationStatus.ROLLED_BACK);
    intents.step(RunStep.IDLE);
  }
}
