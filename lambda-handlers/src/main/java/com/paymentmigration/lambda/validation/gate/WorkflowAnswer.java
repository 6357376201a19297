package com.paymentmigration.lambda.validation.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.domain.Verdict;
import java.util.Optional;

/**
 * Turns the end of whatever CloudFormation waits for into an answer. Understands three inputs:
 *
 * <ul>
 *   <li>the last step of ValidationWorkflow, with a {@code verdict} or a caught {@code error};
 *   <li>the event that EventBridge sends when an execution failed, timed out or was aborted;
 *   <li>what Lambda sends when the gate's own function died at every attempt.
 * </ul>
 *
 * @param address whom to answer
 * @param answer what
 */
public record WorkflowAnswer(AnswerAddress address, Answer answer) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Failures named in an answer; the rest is in the recorded verdict. */
  private static final int FAILURES = 20;

  /**
   * Reads the end of a run; empty if nobody waits for it (a run that a person started).
   *
   * @param executions asked about an execution whose event names it only
   * @throws IllegalArgumentException if an address is given and unusable, or the event names no
   *     execution
   */
  public static Optional<WorkflowAnswer> of(JsonNode input, ExecutionLookup executions) {
    if (input.has("detail")) {
      return died(input.path("detail"), executions);
    }
    if (input.has("requestPayload")) {
      return Optional.of(gateDied(input));
    }
    return waiting(input).map(address -> new WorkflowAnswer(address, verdict(input)));
  }

  private static Optional<WorkflowAnswer> died(JsonNode detail, ExecutionLookup executions) {
    String arn = detail.path("executionArn").asText("");
    if (arn.isBlank()) {
      throw new IllegalArgumentException(
          "detail.executionArn: received nothing, allowed: the ARN of the execution that ended");
    }
    ExecutionLookup.Execution execution = executions.look(arn);
    String why = execution.cause().isEmpty() ? "" : ": " + execution.cause();
    Answer answer =
        new Answer(
            false,
            "UNKNOWN: ValidationWorkflow ended "
                + detail.path("status").asText("")
                + " without a verdict"
                + why);
    return waiting(json(execution.input())).map(address -> new WorkflowAnswer(address, answer));
  }

  /**
   * Lambda gives the gate's event back with what its function ended with. Delete succeeds as ever;
   * nothing else is let through undecided.
   */
  private static WorkflowAnswer gateDied(JsonNode failure) {
    GateEvent event = GateEvent.of(failure.path("requestPayload"));
    return new WorkflowAnswer(
        event.address(),
        event.delete()
            ? new Answer(true, "nothing to remove")
            : new Answer(
                false,
                "UNKNOWN: the gate's function ended without an answer ("
                    + failure.path("requestContext").path("condition").asText("no condition")
                    + "): "
                    + failure.path("responsePayload").path("errorMessage").asText("no message")));
  }

  private static Optional<AnswerAddress> waiting(JsonNode body) {
    if (body.path("responseUrl").asText("").isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new AnswerAddress(
            ResponseUrl.of(body.path("responseUrl").asText()),
            body.path("stackId").asText(""),
            body.path("requestId").asText(""),
            body.path("logicalResourceId").asText(""),
            body.path("physicalResourceId").asText(AnswerAddress.PHYSICAL_ID)));
  }

  private static JsonNode json(String input) {
    try {
      return JSON.readTree(input);
    } catch (JsonProcessingException withTheInputInItsMessage) {
      throw new IllegalArgumentException(
          "input of the execution: received something that is no JSON, allowed: JSON");
    }
  }

  private static Answer verdict(JsonNode body) {
    if (body.hasNonNull("error")) {
      JsonNode error = body.path("error");
      return new Answer(
          false,
          "UNKNOWN: the validation broke off: "
              + error.path("Error").asText("unknown error")
              + ": "
              + error.path("Cause").asText(""));
    }
    Verdict verdict = known(body.path("verdict").asText(""));
    StringBuilder reason = new StringBuilder();
    reason.append(verdict).append(": ").append(body.path("reason").asText(""));
    int named = 0;
    for (JsonNode failure : body.path("failures")) {
      if (named++ == FAILURES) {
        break;
      }
      reason.append("; ").append(failure.asText());
    }
    return new Answer(verdict == Verdict.PASS, reason.toString());
  }

  /** Anything that is no known verdict is one that was not reached. */
  private static Verdict known(String text) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.name().equals(text)) {
        return verdict;
      }
    }
    return Verdict.UNKNOWN;
  }
}
