package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.aws.HttpAnswerSender;
import com.paymentmigration.lambda.validation.gate.Answer;
import com.paymentmigration.lambda.validation.gate.GateConversation;
import java.time.Duration;

/** The custom resource's function: {@link GateConversation}. */
public final class ValidationGateHandler
    extends JsonHandler<JsonNode, ValidationGateHandler.Output> {
  private final GateConversation conversation;

  /**
   * What became of the event; CloudFormation does not read it.
   *
   * @param outcome {@code SUCCESS}, {@code FAILED}, or {@code VALIDATING} if the workflow answers
   * @param reason for a person
   */
  public record Output(String outcome, String reason) {}

  /** Wired from the environment. */
  public ValidationGateHandler() {
    this(
        new GateConversation(
            () -> new ValidationComposition(System.getenv()).gate(),
            HttpAnswerSender.of(System.getenv())));
  }

  /** With injected use case. */
  ValidationGateHandler(GateConversation conversation) {
    super(JsonNode.class);
    this.conversation = conversation;
  }

  @Override
  protected Output handle(JsonNode event, Context context) {
    return conversation
        .answer(event, Duration.ofMillis(context.getRemainingTimeInMillis()))
        .map(ValidationGateHandler::output)
        .orElse(new Output("VALIDATING", "ValidationWorkflow was started and will answer"));
  }

  private static Output output(Answer answer) {
    return new Output(answer.success() ? "SUCCESS" : "FAILED", answer.reason());
  }
}
