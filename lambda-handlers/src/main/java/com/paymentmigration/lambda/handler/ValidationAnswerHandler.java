package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.HttpAnswerSender;
import com.paymentmigration.lambda.aws.StepFunctionsExecutionLookup;
import com.paymentmigration.lambda.validation.gate.AnswerSender;
import com.paymentmigration.lambda.validation.gate.ExecutionLookup;
import com.paymentmigration.lambda.validation.gate.WorkflowAnswer;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Answers CloudFormation: as the last step of ValidationWorkflow, for an execution that died
 * without reaching it, and for a gate whose function died. {@link WorkflowAnswer} to whoever waits;
 * a second answer to the same request is one that CloudFormation ignores.
 */
public final class ValidationAnswerHandler
    extends JsonHandler<JsonNode, ValidationAnswerHandler.Output> {
  private final ExecutionLookup executions;
  private final AnswerSender sender;

  /**
   * What became of it.
   *
   * @param answered whether somebody waited and was answered
   */
  public record Output(boolean answered) {}

  /** Answers by HTTP. */
  public ValidationAnswerHandler() {
    this(
        new StepFunctionsExecutionLookup(CallLimits.PATIENT.client(SfnClient.builder())),
        HttpAnswerSender.of(System.getenv()));
  }

  /** Answers by {@code sender}. */
  ValidationAnswerHandler(ExecutionLookup executions, AnswerSender sender) {
    super(JsonNode.class);
    this.executions = executions;
    this.sender = sender;
  }

  @Override
  protected Output handle(JsonNode input, Context context) {
    return WorkflowAnswer.of(input, executions)
        .map(
            waiting -> {
              sender.send(waiting.address(), waiting.answer());
              return new Output(true);
            })
        .orElse(new Output(false));
  }
}
