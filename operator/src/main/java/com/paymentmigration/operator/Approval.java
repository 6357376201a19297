package com.paymentmigration.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
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

  /** Whether {@code event} is a request for approval, or the end of one. */
  static boolean isOfOne(HistoryEvent event) {
    return RESOURCE.equals(
        switch (event.type()) {
          case TASK_SCHEDULED -> event.taskScheduledEventDetails().resource();
          case TASK_SUCCEEDED -> event.taskSucceededEventDetails().resource();
          case TASK_FAILED -> event.taskFailedEventDetails().resource();
          case TASK_TIMED_OUT -> event.taskTimedOutEventDetails().resource();
          default -> "";
        });
  }

  /** The approval that the newest such event asks for; none if it is the end of one. */
  static Optional<Approval> of(HistoryEvent newest) {
    return newest.type() == HistoryEventType.TASK_SCHEDULED
        ? token(newest.taskScheduledEventDetails().parameters())
            .map(token -> new Approval(token, until(newest)))
        : Optional.empty();
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
