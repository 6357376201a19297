package com.paymentmigration.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.RollbackBudget;
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

  private static final int ALLOWED = Math.toIntExact(RollbackBudget.ALLOWED.toSeconds());

  /** A move that had just begun when the rollback was asked for ends by itself, at its deadline. */
  private static final int MOVE_UNDER_WAY =
      Math.toIntExact(
          RollbackBudget.MOVE_UNDER_WAY
              .timeout()
              .plus(RollbackBudget.ASKING_AGAIN.timeout())
              .toSeconds());

  /** Every task of the way back that may be needed, in order. */
  private static final String[] WHOLE_WAY = {
    "Claim the rollback",
    "Claim the rollback by the watchdog",
    "Traffic back",
    "Recover the writer",
    "Traffic back, once more",
    "Finish the rollback"
  };

  private static int patience(String... path) {
    int refusal = Math.toIntExact(RollbackBudget.REFUSAL.toSeconds());
    return List.of(path).stream().mapToInt(task -> rollback.patienceSeconds(task, refusal)).sum();
  }

  private static int worst(String... path) {
    return List.of(path).stream().mapToInt(rollback::worstSeconds).sum();
  }

  @Test
  void everythingIsBackWithinFiveMinutesEvenWhenTrafficNeedsASecondTry() {
    assertThat(MOVE_UNDER_WAY + worst(WHOLE_WAY)).isLessThanOrEqualTo(ALLOWED);
  }

  @Test
  void orTheRunIsHaltedWithinFiveMinutes() {
    assertThat(
            MOVE_UNDER_WAY
                + worst(
                    "Claim the rollback",
                    "Claim the rollback by the watchdog",
                    "Traffic back",
                    "Recover the writer",
                    "Traffic back, once more",
                    "Halt"))
        .isLessThanOrEqualTo(ALLOWED);
    assertThat(
            MOVE_UNDER_WAY
                + worst(
                    "Claim the rollback",
                    "Claim the rollback by the watchdog",
                    "Traffic back",
                    "Recover the writer",
                    "Halt"))
        .isLessThanOrEqualTo(ALLOWED);
  }

  /** Functions that sleep and a move under way exclude each other: the move is one of them. */
  @Test
  void functionsThatSleepAreWaitedForWithinFiveMinutes() {
    assertThat(patience(WHOLE_WAY) + worst(WHOLE_WAY)).isLessThanOrEqualTo(ALLOWED);
    assertThat(patience("Traffic back")).isEqualTo(30);
    assertThat(patience("Recover the writer")).isEqualTo(30);
  }

  /** No run lasts as long as it takes a function to become inactive: who began it is awake. */
  @Test
  void aRunIsShorterThanTheFortnightAfterWhichFunctionsSleep() {
    int seconds =
        SwitchWorkflows.ofProfile("prod").migration().root().path("TimeoutSeconds").asInt();

    assertThat(seconds).isPositive().isLessThan(14 * 24 * 3600);
  }

  @Test
  void theTrafficFunctionIsWokenBesideTheClaimAndNeverLongerThanIt() {
    assertThat(rollback.root().path("States").has("Wake the traffic function")).isFalse();
    assertThat(worst("Wake the traffic function"))
        .isLessThanOrEqualTo(worst("Claim the rollback", "Claim the rollback by the watchdog"));
  }

  @Test
  void theDefinitionsWorstPathIsTheProtocolsOwn() {
    assertThat(Math.max(MOVE_UNDER_WAY, patience(WHOLE_WAY)) + worst(WHOLE_WAY))
        .isEqualTo(Math.toIntExact(RollbackBudget.worst().toSeconds()));
  }

  @Test
  void aMoveUnderWayIsAskedAboutUntilItsDeadlineAndThenTakenOver() {
    int times = rollback.state("Claim: settled?").at("/Choices/1/NumericGreaterThanEquals").asInt();
    int pause = rollback.state("Claim: pause").path("Seconds").asInt();

    assertThat(times * pause)
        .isBetween(
            Math.toIntExact(RollbackBudget.MOVE_UNDER_WAY.timeout().toSeconds()), MOVE_UNDER_WAY);
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
        .isEqualTo("Hold until settled: begin");
    assertThat(rollback.state("Hold until settled: done").path("Next").asText())
        .isEqualTo("Reconcile: begin");
  }

  @Test
  void holdingTheTrafficTakesNoLongerThanRecoveringTheWriter() {
    int looks = rollback.state("Hold: settled?").at("/Choices/1/NumericGreaterThanEquals").asInt();
    int pause = rollback.state("Hold: pause").path("Seconds").asInt();

    assertThat(worst("Hold: first look") + looks * (pause + worst("Hold: look")))
        .isLessThanOrEqualTo(worst("Recover the writer"));
  }
}
