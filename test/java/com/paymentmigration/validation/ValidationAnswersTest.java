package com.paymentmigration.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CloudFormation is answered whatever dies: the workflow's run, or the gate itself. */
class ValidationAnswersTest {
  private static final WholeStack STACK = WholeStack.selected();

  private static String only(String type, String path) {
    List<String> ids =
        STACK.ofType(type).keySet().stream().filter(id -> STACK.path(id).startsWith(path)).toList();
    assertThat(ids).as(path).hasSize(1);
    return ids.get(0);
  }

  private static JsonNode properties(String id) {
    return STACK.resources().get(id).path("Properties");
  }

  private static String function(String name) {
    return only("AWS::Lambda::Function", "ValidationFunctions/" + name);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  @Test
  void aRunThatFailedTimedOutOrWasAbortedIsAnsweredFromItsEvent() {
    JsonNode rule = properties(only("AWS::Events::Rule", "ValidationWorkflow"));

    assertThat(rule.at("/EventPattern/source/0").asText()).isEqualTo("aws.states");
    assertThat(texts(rule.at("/EventPattern/detail/status")))
        .containsExactlyInAnyOrder("FAILED", "TIMED_OUT", "ABORTED");
    assertThat(rule.at("/EventPattern/detail/stateMachineArn/0/Ref").asText())
        .isEqualTo(only("AWS::StepFunctions::StateMachine", "ValidationWorkflow"));
    assertThat(rule.at("/Targets/0/Arn/Fn::GetAtt/0").asText())
        .isEqualTo(function("AnswerFunction"));
  }

  @Test
  void onlyThatRuleMayCallTheFunctionThatAnswers() {
    Map<String, JsonNode> permissions = STACK.ofType("AWS::Lambda::Permission");
    permissions
        .values()
        .removeIf(
            permission ->
                !permission
                    .at("/Properties/FunctionName/Fn::GetAtt/0")
                    .asText()
                    .equals(function("AnswerFunction")));

    assertThat(permissions.values())
        .singleElement()
        .satisfies(
            permission ->
                assertThat(permission.at("/Properties/SourceArn/Fn::GetAtt/0").asText())
                    .isEqualTo(only("AWS::Events::Rule", "ValidationWorkflow")));
  }

  @Test
  void anEventWhoseGateDiedAtEveryAttemptGoesToTheFunctionThatAnswers() {
    JsonNode config = properties(only("AWS::Lambda::EventInvokeConfig", "ValidationFunctions"));

    assertThat(config.at("/FunctionName/Ref").asText()).isEqualTo(function("GateFunction"));
    assertThat(config.at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0").asText())
        .isEqualTo(function("AnswerFunction"));
  }

  @Test
  void theGateWaitsForWhatAnswersInItsPlace() {
    String gate = only("Custom::PreMigrationValidation", "PreMigrationValidation");

    assertThat(texts(STACK.resources().get(gate).path("DependsOn")))
        .contains(
            only("AWS::Lambda::EventInvokeConfig", "ValidationFunctions"),
            only("AWS::Events::Rule", "ValidationWorkflow"));
  }

  @Test
  void aWorkerIsOverBeforeItsTaskAndMayUseLambdasWholeTime() {
    assertThat(properties(function("WorkerFunction")).path("Timeout").asInt())
        .isLessThan(ValidationWorkflow.WORKER_TASK_SECONDS)
        .isGreaterThan(ValidationWorkflow.WORKER_TASK_SECONDS - 60);
  }
}
