package com.paymentmigration.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * An execution, and what it did last.
 *
 * @param arn its ARN
 * @param status RUNNING, SUCCEEDED, FAILED, TIMED_OUT or ABORTED
 * @param startedAt when it was asked for
 * @param step the state that it entered last; empty if not seen
 * @param probes what the latest round of a bake saw; null if there was none lately
 * @param bound what it waits for, and until when; null if that is not known
 * @param error why it failed; empty if it did not
 */
record Run(
    String arn,
    String status,
    Instant startedAt,
    String step,
    Probes probes,
    Bound bound,
    String error) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A round of a bake.
   *
   * @param rounds how many so far
   * @param blue last rounds of blue, {@code +} good and {@code -} bad
   * @param green last rounds of green
   * @param slowestMillis slowest answer, in milliseconds
   * @param verdict CONTINUE, PASS or FAIL
   * @param reason in words
   */
  record Probes(
      int rounds, String blue, String green, long slowestMillis, String verdict, String reason) {}

  /**
   * A bake, or a question to a person.
   *
   * @param what {@code bake} or {@code approval}
   * @param until when it ends if nothing speaks against it; of an approval, when it is a no
   */
  record Bound(String what, Instant until) {}

  static Run of(DescribeExecutionResponse execution, List<HistoryEvent> newestFirst) {
    String error = execution.error() == null ? "" : execution.error() + ": " + execution.cause();
    return new Run(
        execution.executionArn(),
        execution.statusAsString(),
        execution.startDate(),
        newestFirst.stream()
            .filter(event -> event.stateEnteredEventDetails() != null)
            .map(event -> event.stateEnteredEventDetails().name())
            .findFirst()
            .orElse(""),
        newestFirst.stream().map(Run::probes).filter(p -> p != null).findFirst().orElse(null),
        newestFirst.stream().map(Run::bound).filter(b -> b != null).findFirst().orElse(null),
        error);
  }

  /** Whether it is under way. */
  boolean running() {
    return ExecutionStatus.RUNNING.toString().equals(status);
  }

  /** Last part of the ARN. */
  String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static Probes probes(HistoryEvent event) {
    if (event.lambdaFunctionSucceededEventDetails() == null) {
      return null;
    }
    JsonNode output = json(event.lambdaFunctionSucceededEventDetails().output());
    JsonNode samples = output.path("samples");
    return samples.isMissingNode()
        ? null
        : new Probes(
            samples.path("rounds").asInt(),
            samples.path("blue").path("outcomes").asText(),
            samples.path("green").path("outcomes").asText(),
            samples.path("slowestMillis").asLong(),
            output.path("verdict").asText(),
            output.path("reason").asText());
  }

  /** What a round of a bake was asked with; a pause has its own end, which is not the round's. */
  private static Bound bound(HistoryEvent event) {
    if (event.lambdaFunctionScheduledEventDetails() == null) {
      return null;
    }
    JsonNode input = json(event.lambdaFunctionScheduledEventDetails().input());
    if (!input.has("bakeSeconds") || input.path("untilResumed").asBoolean()) {
      return null;
    }
    return new Bound(
        input.path("untilAnswered").asBoolean() ? "approval" : "bake",
        Instant.parse(input.path("startedAt").asText())
            .plusSeconds(input.path("bakeSeconds").asLong()));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text == null ? "{}" : text);
    } catch (JsonProcessingException cutShort) {
      // Step Functions shortens long outputs; a bake's is short.
      return JSON.createObjectNode();
    }
  }
}
