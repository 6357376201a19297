package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.HttpAnswerSender;
import com.paymentmigration.lambda.aws.StepFunctionsExecutionLookup;
import com.paymentmigration.lambda.aws.StepFunctionsValidationStarter;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.lambda.validation.gate.AnswerAddress;
import com.paymentmigration.lambda.validation.gate.ResponseServer;
import com.paymentmigration.lambda.validation.gate.ResponseUrl;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Executions that never reach their last step, over an emulator of Step Functions. */
class ValidationAnswerOnEmulatorIT {
  private static final CallLimits UNHURRIED =
      new CallLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), 1);
  private static final String WORKFLOW =
      "arn:aws:states:us-east-1:" + MotoServer.ACCOUNT + ":stateMachine:validation";

  private static MotoServer moto;
  private static SfnClient stepFunctions;

  @BeforeAll
  static void start() {
    moto = MotoServer.start();
    stepFunctions = UNHURRIED.client(moto.configure(SfnClient.builder()));
    stepFunctions.createStateMachine(
        request ->
            request
                .name("validation")
                .roleArn("arn:aws:iam::" + MotoServer.ACCOUNT + ":role/validation")
                .definition("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"));
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @Test
  void anAbortedRunAnswersWhoeverTheGateStartedItFor() throws IOException {
    try (ResponseServer cloudFormation = new ResponseServer()) {
      new StepFunctionsValidationStarter(stepFunctions, WORKFLOW)
          .start(
              "gate-1",
              new AnswerAddress(
                  ResponseUrl.of(cloudFormation.url()), "stack", "request", "Gate", "physical"),
              Instant.parse("2026-01-02T03:04:05Z"));
      String execution = WORKFLOW.replace("stateMachine", "execution") + ":gate-1";
      stepFunctions.stopExecution(
          request -> request.executionArn(execution).error("Operator").cause("gave up"));

      assertThat(answered(execution, cloudFormation.sender())).isTrue();

      JsonNode answer = cloudFormation.onlyAnswer();
      assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
      assertThat(answer.path("RequestId").asText()).isEqualTo("request");
      assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo("physical");
      assertThat(answer.path("Reason").asText())
          .startsWith("UNKNOWN: ValidationWorkflow ended ABORTED without a verdict");
    }
  }

  @Test
  void anAbortedRunOfAPersonAnswersNobody() throws IOException {
    String execution =
        stepFunctions
            .startExecution(request -> request.stateMachineArn(WORKFLOW).name("mine").input("{}"))
            .executionArn();
    stepFunctions.stopExecution(request -> request.executionArn(execution));

    assertThat(answered(execution)).isFalse();
  }

  @Test
  void anExecutionThatIsNotThereIsAFailure() {
    assertThatThrownBy(() -> answered(WORKFLOW.replace("stateMachine", "execution") + ":none"))
        .hasMessageContaining(":none");
  }

  private static boolean answered(String execution) throws IOException {
    return answered(execution, new HttpAnswerSender());
  }

  private static boolean answered(String execution, HttpAnswerSender sender) throws IOException {
    String event =
        "{'source':'aws.states','detail-type':'Step Functions Execution Status Change',"
            + "'detail':{'executionArn':'"
            + execution
            + "','status':'ABORTED','input':null,'inputDetails':null}}";
    return Invocation.of(
            new ValidationAnswerHandler(new StepFunctionsExecutionLookup(stepFunctions), sender),
            event)
        .path("answered")
        .asBoolean();
  }
}
