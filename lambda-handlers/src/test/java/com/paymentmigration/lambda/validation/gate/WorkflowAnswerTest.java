package com.paymentmigration.lambda.validation.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowAnswerTest {
  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest
  @CsvSource({"PASS, true", "FAIL, false", "UNKNOWN, false", "'', false", "passed, false"})
  void onlyAPassLetsTheDeploymentGoOn(String verdict, boolean success) throws IOException {
    WorkflowAnswer answer =
        WorkflowAnswer.of(json("{\"responseUrl\":\"https://h/x\",\"verdict\":\"" + verdict + "\"}"))
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
                    {"responseUrl":"https://h/x","verdict":"FAIL","reason":"1 of 9 rows differs",
                     "failures":["payment: row id=7: amount"]}
                    """))
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
                    {"responseUrl":"https://h/x","error":{"Error":"States.Timeout","Cause":"slow"}}
                    """))
            .orElseThrow();

    assertThat(answer.answer().success()).isFalse();
    assertThat(answer.answer().reason()).contains("UNKNOWN").contains("States.Timeout: slow");
  }

  @Test
  void anExecutionThatDiedIsAnsweredFromItsEvent() throws IOException {
    WorkflowAnswer answer =
        WorkflowAnswer.of(
                json(
                    """
                    {"detail":{"status":"TIMED_OUT",
                     "input":"{\\"responseUrl\\":\\"https://h/x\\",\\"requestId\\":\\"r\\"}"}}
                    """))
            .orElseThrow();

    assertThat(answer.address().requestId()).isEqualTo("r");
    assertThat(answer.answer().reason()).contains("TIMED_OUT");
  }

  @Test
  void aRunThatAPersonStartedIsAnsweredToNobody() throws IOException {
    assertThat(WorkflowAnswer.of(json("{\"verdict\":\"PASS\"}"))).isEmpty();
  }
}
