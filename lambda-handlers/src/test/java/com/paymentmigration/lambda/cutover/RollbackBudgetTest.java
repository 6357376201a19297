package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RollbackBudgetTest {
  @Test
  void theWorstPathFromRequestToRestFitsInFiveMinutes() {
    assertThat(RollbackBudget.worst()).isLessThanOrEqualTo(RollbackBudget.ALLOWED);
  }

  @Test
  void allAttemptsAndTheWaitsBetweenThemCount() {
    RollbackBudget.Part part =
        new RollbackBudget.Part("task", 3, Duration.ofSeconds(10), Duration.ofSeconds(2), 2);

    assertThat(part.worst()).isEqualTo(Duration.ofSeconds(34));
    assertThat(part.patience()).isEqualTo(Duration.ofSeconds(10));
  }

  /** A move and functions that sleep exclude each other; each alone fits. */
  @Test
  void theLongerOfAMoveUnderWayAndOfFunctionsThatSleepCounts() {
    Duration steps = Duration.ZERO;
    Duration patience = Duration.ZERO;
    for (RollbackBudget.Part part : RollbackBudget.WORST_PATH) {
      steps = steps.plus(part.worst());
      patience = patience.plus(part.patience());
    }
    Duration move = RollbackBudget.MOVE_UNDER_WAY.worst().plus(RollbackBudget.ASKING_AGAIN.worst());

    assertThat(patience).isGreaterThan(Duration.ofSeconds(60));
    assertThat(RollbackBudget.worst())
        .isEqualTo(steps.minus(move).plus(move.compareTo(patience) > 0 ? move : patience));
  }

  @Test
  void theWaitsOfAMoveFitInItsFunction() {
    Duration waits =
        Deadlines.MIGRATION_LOCK
            .multipliedBy(2L * Deadlines.MIGRATION_LOCK_TRIES)
            .plus(Deadlines.FENCE)
            .plus(Deadlines.CATCH_UP)
            .plus(Deadlines.TAIL_PREPARE)
            .plus(Deadlines.TAIL_CHECK)
            .plus(Deadlines.MARKER);

    assertThat(waits).isLessThan(Deadlines.MOVE);
  }

  @Test
  void aKilledSessionThatKeepsTheLockIsOutwaitedByARecoveryAndAWorkingOneIsNeverIdleAsLong() {
    assertThat(Deadlines.IDLE_HOLDER).isLessThan(Deadlines.REACH);
    assertThat(Deadlines.IDLE_HOLDER)
        .isGreaterThan(Deadlines.FENCE.plus(Deadlines.STATEMENT))
        .isGreaterThan(Deadlines.MARKER.plus(Deadlines.CONNECT));
  }

  @Test
  void theWaitsOfARecoveryFitInItsFunction() {
    Duration waits =
        Deadlines.REACH.plus(Deadlines.FENCE).plus(Deadlines.CATCH_UP).plus(Deadlines.MARKER);

    assertThat(waits).isLessThan(Deadlines.RECOVER);
  }
}
