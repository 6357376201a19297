package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.validation.gate.ExecutionLookup;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Looks executions of ValidationWorkflow up. */
public final class StepFunctionsExecutionLookup implements ExecutionLookup {
  private final SfnClient stepFunctions;

  /** Asks {@code stepFunctions}. */
  public StepFunctionsExecutionLookup(SfnClient stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  @Override
  public Execution look(String executionArn) {
    DescribeExecutionResponse execution =
        Failures.translated(
            "execution " + executionArn,
            () -> stepFunctions.describeExecution(request -> request.executionArn(executionArn)));
    return new Execution(
        execution.input(),
        Stream.of(execution.error(), execution.cause())
            .filter(Objects::nonNull)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(": ")));
  }
}
