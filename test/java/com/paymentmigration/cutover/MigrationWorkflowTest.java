package com.paymentmigration.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.config.TrafficPolicy;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.testsupport.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;

class MigrationWorkflowTest {
  private static SwitchWorkflows workflows;
  private static Definition migration;
  private static Definition rollback;

  @BeforeAll
  static void synthesize() {
    workflows = SwitchWorkflows.ofProfile("prod");
    migration = workflows.migration();
    rollback = workflows.rollback();
  }

  private static List<String> tasksOf(Definition definition) {
    return definition.states().entrySet().stream()
        .filter(state -> state.getValue().path("Type").asText().equals("Task"))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void everyTaskHasATimeout() {
    for (Definition definition : List.of(migration, rollback)) {
      for (String task : tasksOf(definition)) {
        assertThat(definition.state(task).path("TimeoutSeconds").asInt()).as(task).isPositive();
      }
    }
  }

  @Test
  void theWriterIsMovedInOneAttempt() {
    assertThat(migration.state("Move the writer").has("Retry")).isFalse();
  }

  /** Every step that is tried again may run twice, so one that broke off is called again too. */
  @Test
  void whatPassesWhatBrokeOffAndWhatSleepsIsRetriedAndNothingElse() {
    for (Definition definition : List.of(migration, rollback)) {
      for (String task : tasksOf(definition)) {
        for (JsonNode retry : definition.state(task).path("Retry")) {
          List<String> errors = new ArrayList<>();
          retry.path("ErrorEquals").forEach(error -> errors.add(error.asText()));
          assertThat(errors)
              .as(task)
              .isIn(
                  List.of(
                      "com.paymentmigration.lambda.domain.TransientFailureException",
                      "Lambda.TooManyRequestsException",
                      "Lambda.ServiceException",
                      "Lambda.AWSLambdaException",
                      "Lambda.SdkClientException",
                      "Lambda.ClientExecutionTimeoutException",
                      "States.Timeout",
                      "Lambda.Unknown",
                      "Sandbox.Timedout",
                      "Runtime.ExitError"),
                  List.of(
                      "Lambda.ResourceNotReadyException",
                      "Lambda.CodeArtifactUserPendingException",
                      "Lambda.ResourceConflictException",
                      "Lambda.EC2ThrottledException",
                      "Lambda.EC2UnexpectedException",
                      "Lambda.ENILimitReachedException",
                      "Lambda.ENINotReadyException",
                      "Lambda.SubnetIPAddressLimitReachedException"),
                  // Start rollback
                  List.of("StepFunctions.ExecutionAlreadyExistsException"),
                  List.of("States.Timeout", "States.TaskFailed"));
        }
      }
    }
  }

  /** The emergency's steps: none fails for good because its function sleeps or its time is over. */
  @Test
  void eachStepOfTheWayBackHasASecondTryAndPatienceOrASecondFunction() {
    for (String task :
        List.of("Traffic back", "Recover the writer", "Finish the rollback", "Halt")) {
      String retries = rollback.state(task).path("Retry").toString();
      assertThat(retries)
          .as(task)
          .contains("States.Timeout", "Sandbox.Timedout", "Lambda.ResourceNotReadyException");
    }
    assertOtherFunction("Claim the rollback", "Claim the rollback by the watchdog");
    assertOtherFunction("Claim it again", "Claim it again by the watchdog");
  }

  private static void assertOtherFunction(String task, String other) {
    JsonNode first = rollback.state(task);
    JsonNode second = rollback.state(other);

    assertThat(first.at("/Catch/0/ErrorEquals/0").asText()).isEqualTo("States.ALL");
    assertThat(first.at("/Catch/0/Next").asText()).isEqualTo(other);
    assertThat(second.path("Resource")).isNotEqualTo(first.path("Resource"));
    assertThat(second.path("Parameters")).isEqualTo(first.path("Parameters"));
    assertThat(second.path("Next")).isEqualTo(first.path("Next"));
  }

  /** The request is kept until one of the two functions reaches the state item. */
  @Test
  void aClaimThatNobodyAnswersIsAskedAgain() {
    for (String last :
        List.of("Claim the rollback by the watchdog", "Claim it again by the watchdog")) {
      assertThat(rollback.state(last).at("/Catch/0/Next").asText())
          .isEqualTo("Nobody claimed: count");
    }
    assertThat(rollback.state("Nobody claimed: count").path("Next").asText())
        .isEqualTo("Nobody claimed: give up?");
    assertThat(rollback.state("Nobody claimed: give up?").path("Default").asText())
        .isEqualTo("Nobody claimed: pause");
    assertThat(rollback.state("Nobody claimed: pause").path("Next").asText())
        .isEqualTo("Claim: begin");
    assertThat(rollback.state("Nobody claimed").path("Error").asText()).isEqualTo("ClaimLost");
  }

  @Test
  void eachBakeTouchesTheWayBackWhenARoundSaysSoAndGoesOnWhateverComes() {
    for (String bake : List.of("Bake", "Final bake")) {
      JsonNode verdict = migration.state(bake + ": verdict?");
      assertThat(verdict.at("/Choices/1/And/1/Variable").asText()).isEqualTo("$.bake.touch");
      assertThat(verdict.at("/Choices/1/Next").asText()).isEqualTo(bake + ": touch");
      JsonNode touch = migration.state(bake + ": touch");
      assertThat(touch.path("Next").asText()).isEqualTo(bake + ": pause");
      assertThat(touch.path("Branches")).hasSize(5);
      for (JsonNode branch : touch.path("Branches")) {
        JsonNode task = branch.path("States").path(branch.path("StartAt").asText());
        assertThat(task.at("/Catch/0/ErrorEquals/0").asText()).isEqualTo("States.ALL");
        assertThat(task.path("Parameters")).hasToString("{\"operation\":\"touch\"}");
      }
    }
  }

  @Test
  void whateverFailsAfterTheRunBeganIsRolledBackByOneCatch() {
    JsonNode run = migration.state("Forward run");

    assertThat(run.at("/Catch/0/ErrorEquals/0").asText()).isEqualTo("States.ALL");
    assertThat(run.at("/Catch/0/Next").asText()).isEqualTo("Start rollback");
    assertThat(run.path("Catch")).hasSize(1);
    assertThat(migration.state("Start rollback").path("Next").asText()).isEqualTo("Rolling back");
  }

  @Test
  void theRollbackHasTheRunsNameAndOneThatTheWatchdogStartedFirstIsEnough() {
    JsonNode start = migration.state("Start rollback");

    assertThat(start.at("/Parameters/Name.$").asText()).isEqualTo("$$.Execution.Name");
    assertThat(start.at("/Retry/0"))
        .hasToString(
            "{\"ErrorEquals\":[\"StepFunctions.ExecutionAlreadyExistsException\"],"
                + "\"MaxAttempts\":0}");
    assertThat(start.path("Catch")).hasSize(1);
    assertThat(start.at("/Catch/0"))
        .hasToString(
            "{\"ErrorEquals\":[\"StepFunctions.ExecutionAlreadyExistsException\"],"
                + "\"ResultPath\":null,\"Next\":\"Rolling back\"}");
  }

  @Test
  void aRunThatCouldNotBeginRollsNobodyElsesBack() {
    assertThat(migration.state("Begin").has("Catch")).isFalse();
  }

  @Test
  void theStepsComeInTheProtocolsOrder() {
    List<String> walked = new ArrayList<>();
    String next = "Preflight";
    while (next != null && walked.size() < 200) {
      JsonNode state = migration.state(next);
      walked.add(next);
      next = successOf(state);
    }

    assertThat(walked)
        .containsSubsequence(
            "Preflight",
            "Look for a fresh verdict",
            "Data is valid",
            "Shift traffic",
            "Approval",
            "Pause before the fence?",
            "Preflight before the fence",
            "Move the writer",
            "Take the new epoch",
            "Reconcile writer: done",
            "Final bake: passed",
            "Finish: COMPLETED",
            "Run ended");
  }

  @Test
  void preflightBeforeTheFenceHasItsOwnStage() {
    assertThat(migration.state("Preflight").at("/Parameters/stage").asText()).isEqualTo("start");
    assertThat(migration.state("Preflight before the fence").at("/Parameters/stage").asText())
        .isEqualTo("beforeFence");
  }

  /** The way of a run in which everything goes well. */
  private static String successOf(JsonNode state) {
    for (JsonNode choice : state.path("Choices")) {
      boolean good =
          choice.path("BooleanEquals").asBoolean(false)
              || choice.path("StringEquals").asText().matches("PASS|green");
      if (good) {
        return choice.path("Next").asText();
      }
    }
    return state.path("Next").asText(state.path("Default").asText(null));
  }

  @Test
  void everyWeightIsSetThenBakedThenReconciled() {
    JsonNode item = migration.state("Shift traffic").path("ItemProcessor");

    assertThat(item.path("StartAt").asText()).isEqualTo("Pause before a weight?");
    assertThat(migration.state("Pause before a weight: over").path("Next").asText())
        .isEqualTo("Set weight");
    assertThat(migration.state("Set weight").path("Next").asText()).isEqualTo("Bake: begin");
    assertThat(migration.state("Bake: passed").path("Next").asText())
        .isEqualTo("Reconcile weight: begin");
    assertThat(migration.state("Shift traffic").path("MaxConcurrency").asInt()).isEqualTo(1);
  }

  @Test
  void probesRunEveryTenSecondsUntilTheBakeIsOver() {
    assertThat(migration.state("Bake: pause").path("Seconds").asInt()).isEqualTo(10);
    assertThat(migration.state("Bake: verdict?").path("Default").asText())
        .isEqualTo("Bake: failed");
  }

  @Test
  void theWayToBlueUsesTheComplements() {
    assertThat(ShiftSteps.greenWeights(Environment.BLUE, List.of(1, 10, 20, 50, 100)))
        .containsExactly(99, 90, 50, 0);
    assertThat(ShiftSteps.greenWeights(Environment.GREEN, List.of(1, 10, 20, 50, 100)))
        .containsExactly(1, 10, 20, 50, 100);
  }

  @Test
  void bothEnvironmentsAreWatchedWhileAPersonIsAsked() {
    JsonNode approval = migration.state("Approval");

    assertThat(approval.path("Branches"))
        .extracting(branch -> branch.path("StartAt").asText())
        .containsExactly("Wait for approval", "Watch meanwhile: begin");
    assertThat(approval.has("Catch")).isFalse();
    assertThat(migration.state("Watch meanwhile: round").path("Parameters").toString())
        .contains("\"untilAnswered\":true", "\"bakeSeconds\":3600");
    assertThat(migration.state("Watch meanwhile: pause").path("Seconds").asInt()).isEqualTo(10);
    assertThat(migration.state("Bake: round").path("Parameters").toString())
        .contains("\"untilAnswered\":false");
  }

  @Test
  void aPausedRunIsWatchedAndGoesOnOnlyAfterItsResumptionIsRecorded() {
    for (String name : List.of("Pause before a weight", "Pause before the fence")) {
      assertThat(migration.state(name + "?").path("Parameters").toString())
          .contains("\"operation\":\"pause\"");
      assertThat(migration.state(name + ": paused?").path("Default").asText())
          .isEqualTo(name + ": over");
      assertThat(migration.state(name + ": watch: round").path("Parameters").toString())
          .contains("\"untilResumed\":true", "\"untilAnswered\":false");
      assertThat(migration.state(name + ": watch: verdict?").path("Default").asText())
          .isEqualTo(name + ": watch: failed");
      assertThat(migration.state(name + ": watch: passed").path("Next").asText())
          .isEqualTo(name + ": resumed");
      assertThat(migration.state(name + ": resumed").path("Next").asText())
          .isEqualTo(name + ": over");
    }
  }

  @Test
  void noApprovalIsARefusal() {
    JsonNode approval = migration.state("Wait for approval");

    assertThat(approval.path("Resource").asText()).endsWith(":lambda:invoke.waitForTaskToken");
    assertThat(approval.has("Catch")).isFalse();
    assertThat(migration.state("Approved?").path("Default").asText()).isEqualTo("Refused");
    assertThat(migration.state("Refused").path("Error").asText()).isEqualTo("Refused");
  }

  @Test
  void whatThePersonSentIsRecordedBeforeAnythingComesOfIt() {
    assertThat(migration.state("Wait for approval").path("ResultPath").asText())
        .isEqualTo("$.approval");
    assertThat(migration.state("Wait for approval").path("Next").asText())
        .isEqualTo("Record the answer");
    assertThat(migration.state("Record the answer").path("Parameters").toString())
        .contains("\"operation\":\"recordAnswer\"", "\"answer.$\":\"$.approval\"");
    assertThat(migration.state("Record the answer").path("Next").asText()).isEqualTo("Approved?");
    assertThat(migration.state("Approved").path("End").asBoolean()).isTrue();
  }

  @Test
  void bakesThatOutgrowOneExecutionsHistoryAreRejected() {
    TrafficPolicy longest =
        new TrafficPolicy(
            List.of(1, 5, 10, 25, 50, 75, 100),
            3600,
            18_000,
            true,
            3600,
            false,
            List.of("10.0.0.0/8"),
            2000);

    assertThatThrownBy(() -> MigrationWorkflow.checkHistory(longest))
        .hasMessageContaining("traffic.bakeSeconds: received 43200 s")
        .hasMessageContaining("allowed: at most 18180 s");
  }

  @Test
  void executionsAreLoggedWithoutTheirDataAndEncrypted() {
    workflows
        .template()
        .allResourcesProperties(
            "AWS::StepFunctions::StateMachine",
            Match.objectLike(
                Map.of(
                    "LoggingConfiguration",
                    Match.objectLike(Map.of("Level", "ALL", "IncludeExecutionData", false)),
                    "EncryptionConfiguration",
                    Match.objectLike(Map.of("Type", "CUSTOMER_MANAGED_KMS_KEY")))));
  }

  @Test
  void theRollbackDoesNotStopAtTrafficThatCannotMove() {
    assertThat(rollback.state("Traffic back").at("/Catch/0/Next").asText())
        .isEqualTo("Recover while holding traffic");
    assertThat(rollback.state("Recover while holding traffic").at("/Catch/0/Next").asText())
        .isEqualTo("Halt");
  }

  @Test
  void aRollbackThatHaltedFailsWithItsReason() {
    assertThat(rollback.state("Writer stays").path("Type").asText()).isEqualTo("Fail");
    assertThat(rollback.state("Writer stays").path("CausePath").asText())
        .isEqualTo("$.recovery.reason");
    assertThat(rollback.state("Halted").path("Type").asText()).isEqualTo("Fail");
  }

  @Test
  void aSecondRollbackEndsQuietly() {
    assertThat(rollback.state("Accepted?").path("Default").asText()).isEqualTo("Nothing to do");
  }
}
