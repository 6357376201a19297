package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.aws.HttpAnswerSender;
import com.paymentmigration.lambda.validation.gate.AnswerSender;
import com.paymentmigration.lambda.validation.gate.WorkflowAnswer;

/** Last step of ValidationWorkflow: {@link WorkflowAnswer} to whoever waits. */
public final class ValidationAnswerHandler
    extends JsonHandler<JsonNode, ValidationAnswerHandler.Output> {
  private final AnswerSender sender;

  /**
   * What became of it.
   *
   * @param answered whether somebody waited and was answered
   */
  public record Output(boolean answered) {}

  /** Answers by HTTP. */
  public ValidationAnswerHandler() {
    this(new HttpAnswerSender());
  }

  /** Answers by {@code sender}. */
  ValidationAnswerHandler(AnswerSender sender) {
    super(JsonNode.class);
    this.sender = sender;
  }

  @Override
  protected Output handle(JsonNode input, Context context) {
    return WorkflowAnswer.of(input)
        .map(
            waiting -> {
              sender.send(waiting.address(), waiting.answer());
              return new Output(true);
            })
        .orElse(new Output(false));
  }
}
