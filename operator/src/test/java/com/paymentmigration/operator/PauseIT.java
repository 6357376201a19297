package com.paymentmigration.operator;

import static com.paymentmigration.operator.OperatorBench.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.aws.DynamoDbPauseRequests;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.PauseRequest;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.testmoto.StateTable;
import com.paymentmigration.operator.OperatorBench.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./migrate pause} and {@code resume}: what they ask of the run, and what they refuse. */
class PauseIT extends OperatorScenario {
  private DynamoDbPauseRequests requests;

  @BeforeEach
  void aRunShiftsTraffic() throws InterruptedException {
    bench.deploy();
    requests = new DynamoDbPauseRequests(bench.tables, StateTable.NAME);
    at(MigrationStatus.SHIFTING, RunStep.SHIFTING, "BLUE", 50);
  }

  @Test
  void aPauseNamesTheRunWhoAskedAndHowLong() {
    Outcome paused = call("pause", "--reason=CHG-1", "--by=ann", "--for=10m");

    assertThat(paused.code()).as(paused.err()).isZero();
    assertThat(paused.out()).contains("10 min at most").contains("./migrate resume --stack ");
    assertThat(requests.latest())
        .contains(
            new PauseRequest(
                epoch(),
                new Cause("ann", "CHG-1"),
                Duration.ofMinutes(10),
                Duration.ZERO,
                Optional.empty()));
    assertThat(call("status").out()).contains("pause     before the next step; by ann: CHG-1");
  }

  @Test
  void whileItIsPausedStatusSaysUntilWhenAndWhatToDo() throws InterruptedException {
    call("pause", "--reason=CHG-1", "--by=ann");
    at(MigrationStatus.SHIFTING, RunStep.PAUSED, "BLUE", 50);
    requests.keep(
        new PauseRequest(
            epoch(),
            new Cause("ann", "CHG-1"),
            Duration.ofMinutes(10),
            Duration.ZERO,
            Optional.empty()));

    Outcome status = call("status");

    assertThat(status.out())
        .contains("SHIFTING, step PAUSED")
        .containsPattern("pause     until ..:..:..Z, then it rolls back; by ann: CHG-1")
        .contains("./migrate resume --stack ")
        .contains("./migrate rollback --stack ");
    assertThat(call("status", "--json").json().path("pause").asText()).startsWith("until ");
    assertThat(call("pause", WHY, "--by=ann").code()).isEqualTo(2);
  }

  @Test
  void aPauseIsTakenBackOrEndedByResumeOnce() {
    call("pause", WHY, "--by=ann");

    assertThat(call("resume", "--reason=fine", "--by=bob").code()).isZero();
    assertThat(requests.latest().orElseThrow().resumed()).contains(new Cause("bob", "fine"));
    Outcome again = call("resume", "--reason=fine", "--by=bob");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("nobody asked to pause the latest run");
  }

  @Test
  void allPausesOfARunTogetherAreBounded() {
    assertThat(call("pause", WHY, "--by=ann", "--for=40m").code()).isZero();
    Outcome twice = call("pause", WHY, "--by=ann", "--for=5m");
    assertThat(twice.code()).isEqualTo(2);
    assertThat(twice.err()).contains("asked for already, by ann");
    call("resume", WHY, "--by=ann");

    Outcome tooLong = call("pause", WHY, "--by=ann", "--for=30m");
    assertThat(tooLong.code()).isEqualTo(2);
    assertThat(tooLong.err())
        .contains("--for 30 min: allowed: 1 s to 20 min, what is left of 60 min for this run");
    assertThat(call("pause", WHY, "--by=ann", "--for=20m").code()).isZero();
  }

  @Test
  void fromTheFenceOnThereIsNothingToPause() throws InterruptedException {
    at(MigrationStatus.CUTTING_OVER, RunStep.FENCING, "BLUE", 100);
    assertRefused("CUTTING_OVER, step FENCING");
    at(MigrationStatus.SWITCHED, RunStep.BAKING, "GREEN", 100);
    assertRefused("SWITCHED, step BAKING");
    assertThat(call("resume", WHY, "--by=ann").code()).isEqualTo(2);
  }

  private static void assertRefused(String state) {
    Outcome refused = call("pause", WHY, "--by=ann");

    assertThat(refused.code()).as(state).isEqualTo(2);
    assertThat(refused.err()).contains("status " + state + "; nothing was changed");
  }

  private static long epoch() {
    return call("status", "--json").json().path("epoch").asLong();
  }
}
