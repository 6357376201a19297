package com.paymentmigration.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * An approval that an execution waits for. Its token is read from the execution's own history,
 * which is encrypted and which {@code states:GetExecutionHistory} on that workflow opens: it is
 * stored nowhere else, and never printed.
 *
 * @param token what answers it
 * @param until when the workflow gives up and rolls back; null if it waits for ever
 */
record Approval(String token, Instant until) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String RESOURCE = "invoke.waitForTaskToken";

  /** What the newest events, newest first, say is waited for. */
  static Optional<Approval> waiting(List<HistoryEvent> newestFirst) {
    for (HistoryEvent event : newestFirst) {
      if (event.type() == HistoryEventType.TASK_SCHEDULED
          && RESOURCE.equals(event.taskScheduledEventDetails().resource())) {
        return token(event.taskScheduledEventDetails().parameters())
            .map(token -> new Approval(token, until(event)));
      }
      if (answers(event.type())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean answers(HistoryEventType type) {
    return type == HistoryEventType.TASK_SUCCEEDED
        || type == HistoryEventType.TASK_FAILED
        || type == HistoryEventType.TASK_TIMED_OUT;
  }

  private static Optional<String> token(String parameters) {
    try {
      JsonNode payload = JSON.readTree(parameters).path("Payload");
      return "requestApproval".equals(payload.path("operation").asText())
          ? Optional.of(payload.path("taskToken").asText())
          : Optional.empty();
    } catch (JsonProcessingException withTheTokenInItsMessage) {
      throw new IllegalStateException("the approval's parameters are not JSON");
    }
  }

  private static Instant until(HistoryEvent event) {
    Long seconds = event.taskScheduledEventDetails().timeoutInSeconds();
    return seconds == null ? null : event.timestamp().plusSeconds(seconds);
  }

  @Override
  public String toString() {
    return "Approval[until " + until + "]";
  }
}
