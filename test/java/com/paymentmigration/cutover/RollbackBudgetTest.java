package com.paymentmigration.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.Definition;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** C3 and invariant I3: the worst rollback, added up from the synthesized definition. */
class RollbackBudgetTest {
  private static Definition rollback;

  @BeforeAll
  static void synthesize() {
    rollback = SwitchWorkflows.ofProfile("staging").rollback();
  }

  private static int worst(String... path) {
    return List.of(path).stream().mapToInt(rollback::worstSeconds).sum();
  }

  @Test
  void everythingIsBackWithinFiveMinutesEvenWhenTrafficNeedsASecondTry() {
    assertThat(
            worst(
                "Claim the rollback",
                "Traffic back",
                "Recover the writer",
                "Traffic back, once more",
                "Finish the rollback"))
        .isLessThanOrEqualTo(StepTimeouts.ROLLBACK_BUDGET);
  }

  @Test
  void orTheRunIsHaltedWithinFiveMinutes() {
    assertThat(
            worst(
                "Claim the rollback",
                "Traffic back",
                "Recover the writer",
                "Traffic back, once more",
                "Halt"))
        .isLessThanOrEqualTo(StepTimeouts.ROLLBACK_BUDGET);
    assertThat(worst("Claim the rollback", "Traffic back", "Recover the writer", "Halt"))
        .isLessThanOrEqualTo(StepTimeouts.ROLLBACK_BUDGET);
  }

  @Test
  void noTaskOfTheWorstPathWaitsWithoutATimeout() {
    for (String task :
        List.of("Claim the rollback", "Traffic back", "Recover the writer", "Halt")) {
      assertThat(rollback.state(task).path("TimeoutSeconds").asInt()).as(task).isPositive();
    }
  }

  @Test
  void theReconcileComesAfterEverythingIsBackAndIsNoPartOfTheBudget() {
    assertThat(rollback.state("Finish the rollback").path("Next").asText())
        .isEqualTo("Reconcile: begin");
  }
}
