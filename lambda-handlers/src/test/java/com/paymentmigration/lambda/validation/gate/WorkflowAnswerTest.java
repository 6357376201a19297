package com.paymentmigration.lambda.validation.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowAnswerTest {
  private static final ExecutionLookup NOBODY_ASKS =
      arn -> {
        throw new AssertionError("looked " + arn + " up");
      };

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest
  @CsvSource({"PASS, true", "FAIL, false", "UNKNOWN, false", "'', false", "passed, false"})
  void onlyAPassLetsTheDeploymentGoOn(String verdict, boolean success) throws IOException {
    WorkflowAnswer answer =
        WorkflowAnswer.of(
                json(
                    "{\"responseUrl\":\"https://h.s3.amazonaws.com/x\",\"verdict\":\""
                        + verdict
                        + "\"}"),
                NOBODY_ASKS)
            .orElseThrow();

    assertThat(answer.answer().success()).isEqualTo(success);
    assertThat(answer.address().physicalResourceId()).isEqualTo("pre-migration-validation");
  }

  @Test
  void theFirstFailuresAreNamed() throws IOException {
    WorkflowAnswer answer =
        WorkflowAnswer.of(
                json(
                    """
                    {"responseUrl":"https://h.s3.amazonaws.com/x","verdict":"FAIL","reason":"1 of 9 rows differs",
                     "failures":["payment: row id=7: amount"]}
                    """),
                NOBODY_ASKS)
            .orElseThrow();

    assertThat(answer.answer().reason())
        .isEqualTo("FAIL: 1 of 9 rows differs; payment: row id=7: amount");
  }

  @Test
  void anErrorThatTheWorkflowCaughtIsUnknown() throws IOException {
    WorkflowAnswer answer =
        WorkflowAnswer.of(
                json(
                    """
                    {"responseUrl":"https://h.s3.amazonaws.com/x","error":{"Error":"States.Timeout","Cause":"slow"}}
                    """),
                NOBODY_ASKS)
            .orElseThrow();

    assertThat(answer.answer().success()).isFalse();
    assertThat(answer.answer().reason()).contains("UNKNOWN").contains("States.Timeout: slow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "TIMED_OUT", "ABORTED"})
  void anExecutionThatDiedIsLookedUpBecauseItsEventCarriesNoInput(String status)
      throws IOException {
    WorkflowAnswer answer =
        WorkflowAnswer.of(
                event(status),
                arn ->
                    new ExecutionLookup.Execution(
                        "{\"responseUrl\":\"https://h.s3.amazonaws.com/x\",\"requestId\":\""
                            + arn
                            + "\"}",
                        "by a person"))
            .orElseThrow();

    assertThat(answer.address().requestId()).isEqualTo("arn:1");
    assertThat(answer.answer().success()).isFalse();
    assertThat(answer.answer().reason())
        .isEqualTo(
            "UNKNOWN: ValidationWorkflow ended " + status + " without a verdict: by a person");
  }

  @Test
  void aRunOfAPersonThatDiedIsAnsweredToNobody() throws IOException {
    assertThat(
            WorkflowAnswer.of(
                event("ABORTED"), arn -> new ExecutionLookup.Execution("{\"run\":\"x\"}", "")))
        .isEmpty();
  }

  @Test
  void anExecutionThatCannotBeLookedUpIsAFailureSoThatTheEventComesAgain() {
    assertThatThrownBy(
            () ->
                WorkflowAnswer.of(
                    event("FAILED"),
                    arn -> {
                      throw new IllegalStateException("throttled");
                    }))
        .hasMessage("throttled");
  }

  @Test
  void anEventThatNamesNoExecutionIsRefused() {
    assertThatThrownBy(() -> WorkflowAnswer.of(json("{\"detail\":{}}"), NOBODY_ASKS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("detail.executionArn: received nothing");
  }

  @Test
  void anExecutionWithAnInputThatIsNoJsonIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(
            () ->
                WorkflowAnswer.of(
                    event("FAILED"), arn -> new ExecutionLookup.Execution("secret", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("secret");
  }

  @Test
  void aGateWhoseFunctionDiedIsAnsweredWithWhatItDiedOf() throws IOException {
    WorkflowAnswer answer = WorkflowAnswer.of(gateDied("Update"), NOBODY_ASKS).orElseThrow();

    assertThat(answer.address().requestId()).isEqualTo("r");
    assertThat(answer.answer().success()).isFalse();
    assertThat(answer.answer().reason()).contains("RetriesExhausted").contains("Task timed out");
  }

  @Test
  void aDeleteSucceedsEvenIfTheGateDied() throws IOException {
    WorkflowAnswer answer = WorkflowAnswer.of(gateDied("Delete"), NOBODY_ASKS).orElseThrow();

    assertThat(answer.answer().success()).isTrue();
  }

  private static JsonNode event(String status) throws IOException {
    return json(
        "{\"detail\":{\"executionArn\":\"arn:1\",\"input\":null,\"status\":\"" + status + "\"}}");
  }

  private static JsonNode gateDied(String requestType) throws IOException {
    return json(
        """
        {"requestContext":{"condition":"RetriesExhausted"},
         "requestPayload":{"RequestType":"%s","ResponseURL":"https://h.s3.amazonaws.com/x","RequestId":"r"},
         "responsePayload":{"errorMessage":"Task timed out after 60.00 seconds"}}
        """
            .formatted(requestType));
  }

  @Test
  void aRunThatAPersonStartedIsAnsweredToNobody() throws IOException {
    assertThat(WorkflowAnswer.of(json("{\"verdict\":\"PASS\"}"), NOBODY_ASKS)).isEmpty();
  }
}
