package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.stack.StackFailure;
import com.paymentmigration.lambda.stack.StackReconciler;
import com.paymentmigration.lambda.stack.StackState;
import com.paymentmigration.lambda.stack.StackUpdate;
import com.paymentmigration.lambda.stack.UpdateStart;
import com.paymentmigration.lambda.traffic.DisturbedAtRestException;
import com.paymentmigration.lambda.traffic.Reconcile;
import com.paymentmigration.lambda.traffic.StateTrafficIntents;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** At rest, parameters that are not as the state item says are put right, but not at once. */
class ReconcileHandlerTest {
  private final InMemoryState state = new InMemoryState();
  private final List<StackUpdate> updates = new ArrayList<>();
  private final ReconcileHandler handler =
      new ReconcileHandler(
          new ReconcileComposition(
              () -> {},
              new Reconcile(
                  new StateTrafficIntents(state.writer(), InMemoryState.timing()), new Drifted()),
              InMemoryState.timing().clock()));

  @Test
  void whatChangedLessThanTwentyMinutesAgoIsLeftAlone() throws IOException {
    changedBefore(Duration.ofMinutes(19));

    assertThat(Invocation.of(handler, "{'operation':'rest'}").path("done").asBoolean()).isFalse();
    assertThat(updates).isEmpty();
  }

  @Test
  void whatHasSettledIsPutRightUnderATokenOfTheMinute() {
    changedBefore(Duration.ofMinutes(21));

    assertThatThrownBy(() -> Invocation.of(handler, "{'operation':'rest'}"))
        .isInstanceOf(DisturbedAtRestException.class);
    assertThat(updates)
        .extracting(StackUpdate::token)
        .containsExactly("rest-0-1-" + InMemoryState.NOW.getEpochSecond() / 60);
  }

  private void changedBefore(Duration age) {
    state.change(
        draft ->
            draft
                .status(MigrationStatus.REPLICATING)
                .step(RunStep.IDLE, InMemoryState.NOW.minus(age)));
  }

  /** A stack at rest whose parameters say something else. */
  private final class Drifted implements StackReconciler {
    @Override
    public StackState describe() {
      return new StackState(
          "UPDATE_COMPLETE",
          Map.of(
              "ActiveEnvironment", "blue", "GreenTrafficWeight", "50", "MigrationStatus", "READY"),
          List.of());
    }

    @Override
    public UpdateStart start(StackUpdate update) {
      updates.add(update);
      return UpdateStart.STARTED;
    }

    @Override
    public List<StackFailure> failuresOf(String token) {
      return List.of();
    }

    @Override
    public List<StackFailure> latestFailures() {
      return List.of();
    }
  }
}
