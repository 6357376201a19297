package com.paymentmigration.operator;

import static com.paymentmigration.operator.OperatorBench.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.operator.OperatorBench.Outcome;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** {@code ./migrate approve} and {@code rollback}: the two answers of a night. */
class ApproveAndRollbackIT extends OperatorScenario {
  @Test
  void approveAnswersTheRunThatWaitsAndNeverShowsTheToken() throws InterruptedException {
    waitingForApproval();

    Outcome approve = call("approve", "--reason=dashboards green", "--yes");

    assertThat(approve.code()).as(approve.err()).isZero();
    assertThat(approve.out()).contains("approved: the writer moves");
    Outcome watch = call("watch", FAST);
    assertThat(watch.code()).as(watch.err()).isZero();
    assertThat(watch.out()).contains("COMPLETED").doesNotContain("taskToken");
    Outcome again = call("approve", WHY, "--yes");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("no run waits for an approval: status COMPLETED, step IDLE");
  }

  @Test
  void historyNamesTheCallersIdentityThatApprovedAndWhy() throws InterruptedException {
    waitingForApproval();

    Outcome approve = call("approve", "--reason=CHG-1043, dashboards green", "--yes", "--json");

    assertThat(approve.code()).as(approve.err()).isZero();
    String caller = approve.json().path("by").asText();
    assertThat(caller).startsWith("arn:aws:sts::" + MotoServer.ACCOUNT + ":");
    assertThat(call("watch", FAST).code()).isZero();
    assertThat(call("history").out()).contains("APPROVE", "by moto: CHG-1043, dashboards green");
    JsonNode event = call("history", "--limit=1", "--json").json();
    assertThat(event.path("intent").asText()).isEqualTo("APPROVE");
    assertThat(event.path("actor").asText()).isEqualTo(caller);
  }

  @Test
  void aNameOrAReasonThatCannotStandInAnAuditEventIsRefusedBeforeAnythingIsAnswered()
      throws InterruptedException {
    waitingForApproval();

    Outcome forged = call("approve", WHY, "--by=jo\nBEGIN_ROLLBACK by boss", "--yes");
    assertThat(forged.code()).isEqualTo(2);
    assertThat(forged.err())
        .contains("--by 'jo?BEGIN_ROLLBACK by boss' (25 characters): not for an audit event")
        .contains("1 to 640 characters, letters, digits, spaces and _+=,.@/:'()-");
    Outcome endless = call("rollback", "--reason=" + "x".repeat(1001));
    assertThat(endless.code()).isEqualTo(2);
    assertThat(endless.err())
        .contains("(1001 characters): not for an audit event, which takes 1 to 1000 characters")
        .hasSizeLessThan(400);

    assertThat(call("status").out()).contains("SHIFTING, step APPROVAL");
  }

  @Test
  void approveSaysWhatItApprovesBeforeItAsks() throws InterruptedException {
    waitingForApproval();

    answering("\n", () -> assertThat(call("approve", WHY).code()).isEqualTo(2));

    assertThat(call("status").out())
        .contains("SHIFTING, step APPROVAL")
        .contains("migrate approve");
  }

  @Test
  void aRefusalFailsTheRunWithTheReason() throws InterruptedException {
    waitingForApproval();

    assertThat(call("approve", "--reason=latency", "--refuse", "--yes").code()).isZero();
    DescribeExecutionResponse run = ended(executions().get(0));
    assertThat(run.error()).isEqualTo("Refused");
    assertThat(run.cause()).contains("latency");
  }

  @Test
  void rollbackFollowsItsWorkflowAndEverythingBackIsExitCodeZero() throws InterruptedException {
    bench.deploy(
        "migrate",
        Definitions.nothing(),
        then()
            .record(MigrationStatus.ROLLING_BACK, RunStep.ROLLING_BACK, "BLUE", 0)
            .pause(2)
            .record(MigrationStatus.ROLLED_BACK, RunStep.IDLE, "BLUE", 0)
            .done(),
        Definitions.nothing());
    at(MigrationStatus.SHIFTING, RunStep.SHIFTING, "BLUE", 50);

    Outcome rollback = call("rollback", WHY, FAST);

    assertThat(rollback.code()).as(rollback.err()).isZero();
    assertThat(rollback.out())
        .containsPattern("rollback \\[[#-]{20}] [0-9]+ of 300 s")
        .contains("status    ROLLED_BACK");
  }

  @Test
  void aRollbackThatHaltsIsExitCodeOneWithTheReason() throws InterruptedException {
    bench.deploy(
        "migrate",
        Definitions.nothing(),
        then()
            .record(MigrationStatus.HALTED, RunStep.IDLE, "GREEN", 0)
            .failing("Halted", "the writer stays GREEN"),
        Definitions.nothing());
    at(MigrationStatus.SWITCHED, RunStep.BAKING, "GREEN", 100);

    Outcome rollback = call("rollback", WHY, FAST);

    assertThat(rollback.code()).isEqualTo(1);
    assertThat(rollback.out()).contains("Halted: the writer stays GREEN");
  }

  @Test
  void aRollbackOfNothingSaysSo() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);

    Outcome rollback = call("rollback", WHY, FAST);

    assertThat(rollback.code()).as(rollback.err()).isZero();
    assertThat(rollback.out()).contains("nothing was rolled back: the status is REPLICATING");
  }

  @Test
  void aRollbackOfACompletedMigrationAsksFirst() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.COMPLETED, RunStep.IDLE, "GREEN", 100);
    int before = rollbacks();

    answering("no\n", () -> assertThat(call("rollback", WHY, FAST).code()).isEqualTo(2));
    assertThat(rollbacks()).isEqualTo(before);
    answering("yes\n", () -> assertThat(call("rollback", WHY, FAST).code()).isZero());
    assertThat(rollbacks()).isEqualTo(before + 1);
    assertThat(call("rollback", WHY, FAST, "--yes").code()).isZero();
    assertThat(rollbacks()).isEqualTo(before + 2);
  }

  @Test
  void aRollbackNeedsNeitherTheStackNorACallerOnceTheStackIsKnown() throws InterruptedException {
    bench.deploy();
    at(MigrationStatus.SHIFTING, RunStep.SHIFTING, "BLUE", 50);
    assertThat(call("status").code()).isZero();
    bench.stacks.deleteStack(r -> r.stackName(OperatorBench.STACK));
    int before = rollbacks();

    Outcome rollback;
    System.setProperty("aws.endpointUrlSts", "http://127.0.0.1:9");
    try {
      rollback = call("rollback", WHY, "--no-watch");
    } finally {
      System.clearProperty("aws.endpointUrlSts");
    }

    assertThat(rollback.out()).contains("started arn:aws:states:");
    assertThat(rollbacks()).isEqualTo(before + 1);
    assertThat(call("rollback", WHY, "--no-watch", "--no-cache").code()).isEqualTo(2);
    assertThat(rollbacks()).isEqualTo(before + 1);
  }

  private static int rollbacks() {
    return bench
        .workflows
        .listExecutions(
            r ->
                r.stateMachineArn(
                    bench.workflows.listStateMachines().stateMachines().stream()
                        .filter(each -> each.name().equals("rollback"))
                        .findFirst()
                        .orElseThrow()
                        .stateMachineArn()))
        .executions()
        .size();
  }

  private static void waitingForApproval() throws InterruptedException {
    bench.deploy(
        "migrate",
        then()
            .record(MigrationStatus.SHIFTING, RunStep.APPROVAL, "BLUE", 100)
            .approval()
            .record(MigrationStatus.COMPLETED, RunStep.IDLE, "GREEN", 100)
            .done(),
        Definitions.nothing(),
        Definitions.nothing());
    at(MigrationStatus.REPLICATING, RunStep.IDLE, "BLUE", 0);
    assertThat(call("start", WHY, "--yes", "--no-watch").code()).isZero();
    for (int look = 0; look < 100 && !waits(); look++) {
      Thread.sleep(100);
    }
  }

  private static DescribeExecutionResponse ended(String execution) throws InterruptedException {
    DescribeExecutionResponse run =
        bench.workflows.describeExecution(r -> r.executionArn(execution));
    for (int look = 0; look < 300 && run.status() == ExecutionStatus.RUNNING; look++) {
      Thread.sleep(100);
      run = bench.workflows.describeExecution(r -> r.executionArn(execution));
    }
    return run;
  }

  private static boolean waits() {
    return bench
        .workflows
        .getExecutionHistory(r -> r.executionArn(executions().get(0)))
        .events()
        .stream()
        .anyMatch(
            event ->
                event.typeAsString().equals("TaskSubmitted")
                    && event.taskSubmittedEventDetails().resource().endsWith("waitForTaskToken"));
  }
}
