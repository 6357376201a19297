package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.Watchdog;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes EventBridge's events to the watchdog: ticks, workflows that ended badly, guard alarms.
 * Claims a rollback for the workflow when {@link RunHandler} does not answer.
 */
public final class WatchdogHandler extends JsonHandler<JsonNode, Record> {
  private static final Logger LOG = LoggerFactory.getLogger(WatchdogHandler.class);

  private final WatchdogComposition use;

  /** The function as Lambda makes it. */
  public WatchdogHandler() {
    this(WatchdogComposition.of(System.getenv()));
  }

  /** A function over these use cases. */
  public WatchdogHandler(WatchdogComposition use) {
    super(JsonNode.class, use.touch());
    this.use = use;
  }

  @Override
  protected Record handle(JsonNode event, Context context) {
    return event.path("operation").asText().equals(ClaimAnswer.OPERATION)
        ? claimed(event)
        : heard(event);
  }

  private ClaimAnswer claimed(JsonNode event) {
    LogContext.of("watchdog-claims");
    String alarmTime = event.path("alarmTime").asText();
    return ClaimAnswer.to(
        use.claim(),
        new ClaimRollback.Request(
            required(event, "/executionArn"),
            required(event, "/requestedBy"),
            required(event, "/reason"),
            Optional.of(alarmTime).filter(time -> !time.isEmpty()).map(Instant::parse)));
  }

  private Output heard(JsonNode event) {
    Watchdog watchdog = use.watchdog();
    String kind = event.path("detail-type").asText();
    LogContext.of("watchdog");
    Optional<String> why =
        switch (kind) {
          case "Scheduled Event" -> watchdog.tick();
          case "Step Functions Execution Status Change" ->
              watchdog.workflowEnded(
                  required(event, "/detail/executionArn"), required(event, "/detail/status"));
          case "CloudWatch Alarm State Change" ->
              required(event, "/detail/state/value").equals("ALARM")
                  ? watchdog.alarm(
                      required(event, "/detail/alarmName"),
                      alarmTime(required(event, "/detail/state/timestamp")))
                  : Optional.empty();
          default ->
              throw new IllegalArgumentException(
                  "detail-type: received '"
                      + kind
                      + "', allowed: Scheduled Event, Step Functions Execution Status Change,"
                      + " CloudWatch Alarm State Change");
        };
    why.ifPresent(reason -> LOG.warn("rollback started: {}", reason));
    return new Output(why.isPresent(), why.orElse("nothing to do"));
  }

  private static String required(JsonNode event, String pointer) {
    JsonNode value = event.at(pointer);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(
          "event " + pointer + ": received " + value + ", needed a text");
    }
    return value.asText();
  }

  /** EventBridge writes an alarm's time as {@code 2026-01-31T12:34:56.789+0000}. */
  private static Instant alarmTime(String text) {
    return Instant.parse(text.replaceFirst("\\+0000$", "Z"));
  }

  /**
   * What was done.
   *
   * @param started whether the rollback was started
   * @param reason why, or that there is nothing to do
   */
  public record Output(boolean started, String reason) {}
}
