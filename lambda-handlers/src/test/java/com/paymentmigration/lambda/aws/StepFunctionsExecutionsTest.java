package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.MigrationException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

class StepFunctionsExecutionsTest {
  private RuntimeException refusal;
  private String status = "RUNNING";
  private StartExecutionRequest started;
  private final StepFunctionsExecutions executions =
      new StepFunctionsExecutions(new StubClient(), () -> "arn:rollback");

  @ParameterizedTest
  @CsvSource({
    "RUNNING,false",
    "PENDING_REDRIVE,false",
    "SUCCEEDED,true",
    "FAILED,true",
    "TIMED_OUT,true",
    "ABORTED,true"
  })
  void anExecutionHasEndedInItsFourLastStatuses(String given, boolean ended) {
    status = given;

    assertThat(executions.ended("arn:1")).isEqualTo(ended);
  }

  @Test
  void nobodyHasEnded() {
    assertThat(executions.ended("")).isTrue();
  }

  @Test
  void anExecutionThatIsNotKnownOrNotReachedIsNotProvenEnded() {
    refusal = ExecutionDoesNotExistException.builder().statusCode(400).build();
    assertThat(executions.ended("arn:1")).isFalse();

    refusal = SdkClientException.create("no answer");
    assertThat(executions.ended("arn:1")).isFalse();
  }

  @Test
  void aRollbackIsStartedWithItsCause() {
    executions.startRollback(
        "recover-1", "guard", "alarm \"x\"", Optional.of(Instant.parse("2026-01-01T00:00:00Z")));

    assertThat(started.stateMachineArn()).isEqualTo("arn:rollback");
    assertThat(started.name()).isEqualTo("recover-1");
    assertThat(started.input())
        .isEqualTo(
            "{\"requestedBy\":\"guard\",\"reason\":\"alarm \\\"x\\\"\","
                + "\"alarmTime\":\"2026-01-01T00:00:00Z\"}");
  }

  @Test
  void aRollbackThatNoAlarmAskedForNamesNoAlarmTime() {
    executions.startRollback("recover-1", "watchdog", "lost", Optional.empty());

    assertThat(started.input()).endsWith("\"alarmTime\":\"\"}");
  }

  @Test
  void aSecondStartUnderTheSameNameIsNoFailure() {
    refusal = ExecutionAlreadyExistsException.builder().statusCode(400).build();

    assertThatCode(() -> executions.startRollback("recover-1", "guard", "alarm", Optional.empty()))
        .doesNotThrowAnyException();
  }

  @Test
  void aStartThatIsRefusedFails() {
    refusal = StateMachineDoesNotExistException.builder().statusCode(400).build();

    assertThatThrownBy(
            () -> executions.startRollback("recover-1", "guard", "alarm", Optional.empty()))
        .isInstanceOf(MigrationException.class);
  }

  private final class StubClient implements SfnClient {
    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
      if (refusal != null) {
        throw refusal;
      }
      return DescribeExecutionResponse.builder().status(status).build();
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
      started = request;
      if (refusal != null) {
        throw refusal;
      }
      return StartExecutionResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
