package com.paymentmigration.lambda.validation.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.domain.Verdict;
import java.util.Optional;

/**
 * Turns the end of ValidationWorkflow into an answer. Understands the workflow's own last step,
 * with a {@code verdict} or a caught {@code error}, and the event that EventBridge sends when an
 * execution died without reaching it.
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
   * @throws IllegalArgumentException if an address is given and unusable
   */
  public static Optional<WorkflowAnswer> of(JsonNode input) {
    JsonNode body = input.path("detail").has("input") ? ended(input.path("detail")) : input;
    if (body.path("responseUrl").asText("").isBlank()) {
      return Optional.empty();
    }
    AnswerAddress address =
        new AnswerAddress(
            ResponseUrl.of(body.path("responseUrl").asText()),
            body.path("stackId").asText(""),
            body.path("requestId").asText(""),
            body.path("logicalResourceId").asText(""),
            body.path("physicalResourceId").asText(AnswerAddress.PHYSICAL_ID));
    boolean died = input.path("detail").has("input");
    return Optional.of(
        new WorkflowAnswer(
            address, died ? died(input.path("detail").path("status").asText()) : answer(body)));
  }

  private static JsonNode ended(JsonNode detail) {
    try {
      return JSON.readTree(detail.path("input").asText("{}"));
    } catch (JsonProcessingException withTheInputInItsMessage) {
      throw new IllegalArgumentException(
          "detail.input: received something that is no JSON, allowed: the execution's input");
    }
  }

  private static Answer died(String status) {
    return new Answer(false, "UNKNOWN: ValidationWorkflow ended " + status + " without a verdict");
  }

  private static Answer answer(JsonNode body) {
    if (body.hasNonNull("error")) {
      JsonNode error = body.path("error");
      return new Answer(
          false,
          "UNKNOWN: the validation broke off: "
              + error.path("Error").asText("unknown error")
              + ": "
              + error.path("Cause").asText(""));
    }
    Verdict verdict = verdict(body.path("verdict").asText(""));
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
  private static Verdict verdict(String text) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.name().equals(text)) {
        return verdict;
      }
    }
    return Verdict.UNKNOWN;
  }
}
