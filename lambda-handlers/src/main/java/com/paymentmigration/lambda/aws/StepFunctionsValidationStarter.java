package com.paymentmigration.lambda.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.lambda.validation.gate.AnswerAddress;
import com.paymentmigration.lambda.validation.gate.ValidationStarter;
import java.time.Instant;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** Starts ValidationWorkflow with whom to answer in its input. */
public final class StepFunctionsValidationStarter implements ValidationStarter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SfnClient stepFunctions;
  private final String workflowArn;

  /** Starts executions of {@code workflowArn}. */
  public StepFunctionsValidationStarter(SfnClient stepFunctions, String workflowArn) {
    this.stepFunctions = stepFunctions;
    this.workflowArn = workflowArn;
  }

  @Override
  public void start(String run, AnswerAddress address, Instant deadline) {
    ObjectNode input = JSON.createObjectNode();
    input.put("run", run);
    input.put("deadline", deadline.toString());
    input.put("responseUrl", address.url().secretAddress().toString());
    input.put("stackId", address.stackId());
    input.put("requestId", address.requestId());
    input.put("logicalResourceId", address.logicalResourceId());
    input.put("physicalResourceId", address.physicalResourceId());
    try {
      stepFunctions.startExecution(
          request -> request.stateMachineArn(workflowArn).name(run).input(input.toString()));
    } catch (ExecutionAlreadyExistsException startedBefore) {
      // Lambda repeated the call; the deadline differs, the run is the one that was asked for.
      return;
    }
  }
}
