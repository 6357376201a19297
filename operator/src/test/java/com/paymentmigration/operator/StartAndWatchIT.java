package com.paymentmigration.operator;

import static com.paymentmigration.operator.OperatorBench.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.operator.OperatorBench.Outcome;
import org.junit.jupiter.api.Test;

/** {@code ./migrate start} and {@code watch}: what they follow and what they refuse. */
class StartAndWatchIT extends OperatorScenario {
  @Test
  void startFollowsTheRunToItsEnd() throws InterruptedException {
    bench.deploy(
        "migrate",
        then()
            .record(MigrationStatus.SHIFTING, RunStep.SHIFTING, "BLUE", 10)
            .pause(1)
            .record(MigrationStatus.COMPLETED, RunStep.IDLE, "GREEN", 100)
            .done(),
        Definitions.nothing(),
        Definitions.nothing());
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);

    Outcome start = call("start", WHY, "--yes", FAST);

    assertThat(start.code()).as(start.err()).isZero();
    assertThat(start.out())
        .contains("started arn:aws:states:")
        .contains("SHIFTING/SHIFTING")
        .contains("status    COMPLETED");
  }

  @Test
  void startPassesOnWhoAndWhyAndTheMode() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);

    Outcome start = call("start", WHY, "--yes", "--no-watch", "--json");

    assertThat(start.code()).as(start.err()).isZero();
    String arn =
        bench
            .workflows
            .listExecutions(r -> r.stateMachineArn(bench.output("MigrationWorkflowArn")))
            .executions()
            .get(0)
            .executionArn();
    assertThat(bench.workflows.describeExecution(r -> r.executionArn(arn)).input())
        .contains("\"mode\":\"migrate\"")
        .contains("\"reason\":\"drill\"")
        .contains("\"requestedBy\":\"arn:aws:sts::");
  }

  @Test
  void aRunThatFailsIsExitCodeOneWithItsCause() throws InterruptedException {
    bench.deploy(
        "migrate",
        then()
            .record(MigrationStatus.ROLLED_BACK, RunStep.IDLE, "BLUE", 0)
            .failing("RunFailed", "Rollback started. preflight: 1 assumption(s) do not hold"),
        Definitions.nothing(),
        Definitions.nothing());
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);

    Outcome start = call("start", WHY, "--yes", FAST);

    assertThat(start.code()).isEqualTo(1);
    assertThat(start.out()).contains("RunFailed: Rollback started. preflight: 1 assumption(s)");
  }

  @Test
  void startRefusesAPhaseThatTheStackWouldRefuseLater() throws InterruptedException {
    bench.deploy("prepare", Definitions.nothing(), Definitions.nothing(), Definitions.nothing());
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);

    Outcome start = call("start", WHY, "--yes");

    assertThat(start.code()).isEqualTo(2);
    assertThat(start.err())
        .contains(
            "MigrationPhase: received prepare, allowed: migrate, stabilize;"
                + " deploy --parameters MigrationPhase=migrate first")
        .contains("nothing was changed");
    assertThat(executions()).isEmpty();
  }

  @Test
  void startRefusesAStatusThatDoesNotAdmitIt() {
    bench.deploy();

    Outcome start = call("start", WHY, "--yes");

    assertThat(start.code()).isEqualTo(2);
    assertThat(start.err())
        .contains("status: received READY, allowed: REPLICATING, COMPLETED, ROLLED_BACK")
        .contains(
            "./migrate start --mode replicate --stack "
                + OperatorBench.STACK
                + " --reason \"WHY\";");
    assertThat(executions()).isEmpty();
  }

  @Test
  void startRefusesASecondRun() throws InterruptedException {
    bench.deploy("migrate", then().pause(30).done(), Definitions.nothing(), Definitions.nothing());
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);
    assertThat(call("start", WHY, "--yes", "--no-watch").code()).isZero();

    Outcome second = call("start", WHY, "--yes");

    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err())
        .contains("is under way, follow it with: ./migrate watch --stack " + OperatorBench.STACK);
    assertThat(executions()).hasSize(1);
  }

  @Test
  void startAsksAndANoChangesNothing() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);

    answering(
        "no\n",
        () -> {
          Outcome start = call("start", WHY);
          assertThat(start.code()).isEqualTo(2);
          assertThat(start.err()).contains("not confirmed: received 'no'; nothing was changed");
        });
    assertThat(executions()).isEmpty();
  }

  @Test
  void watchGivesUpAfterItsTimeoutAndTheRunGoesOn() throws InterruptedException {
    bench.deploy("migrate", then().pause(30).done(), Definitions.nothing(), Definitions.nothing());
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);
    call("start", WHY, "--yes", "--no-watch");

    Outcome watch = call("watch", FAST, "--timeout=500ms");

    assertThat(watch.code()).isEqualTo(2);
    assertThat(watch.err()).contains("still under way").contains("give a longer --timeout");
    assertThat(executions()).hasSize(1);
  }
}
