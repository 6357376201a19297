package com.paymentmigration.lambda.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An audit event as JSON: a line of a function's log, and a line of {@code ./migrate history
 * --json}. Whoever may write the table cannot change the log: a function may only append to it.
 */
public final class AuditCopy {
  /** What the message of a log line begins with. */
  public static final String MARK = "audit-event ";

  private static final Logger LOG = LoggerFactory.getLogger(AuditCopy.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AuditCopy() {}

  /** Writes a line to the log. */
  static void write(AuditEvent event) {
    String line = MARK + json(event);
    // Formatted here: the encoder would keep pattern and arguments apart.
    LOG.info(line);
  }

  /** The event as one line of JSON. */
  public static String json(AuditEvent event) {
    ObjectNode json = JSON.createObjectNode();
    json.put("epoch", event.epoch());
    json.put("version", event.version());
    json.put("intent", event.intent().name());
    json.put("from", event.from().name());
    json.put("to", event.to().name());
    json.put("actor", event.actor());
    json.put("reason", event.reason());
    json.put("at", event.at().toString());
    json.put("elapsedMillis", event.elapsedMillis());
    json.put("token", event.token());
    json.put("execution", event.execution());
    json.put("caller", event.caller());
    json.put("previous", event.previous());
    json.put("hash", event.hash());
    return json.toString();
  }

  /**
   * The event in a line of either kind.
   *
   * @return empty if the line is another one of a log, or blank
   * @throws MigrationException if it is an event, and an unreadable one
   */
  public static Optional<AuditEvent> parse(String line) {
    String text = line.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(text);
      String message = json.path("message").asText("");
      if (message.startsWith(MARK)) {
        return Optional.of(event(JSON.readTree(message.substring(MARK.length()))));
      }
      return json.has("intent") ? Optional.of(event(json)) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException unreadable) {
      throw new MigrationException(
          "audit event: received '" + shown(text) + "', allowed: one JSON object a line",
          unreadable);
    }
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  private static AuditEvent event(JsonNode json) {
    return new AuditEvent(
        number(json, "epoch"),
        number(json, "version"),
        Intent.valueOf(text(json, "intent")),
        MigrationStatus.valueOf(text(json, "from")),
        MigrationStatus.valueOf(text(json, "to")),
        text(json, "actor"),
        text(json, "reason"),
        Instant.parse(text(json, "at")),
        number(json, "elapsedMillis"),
        text(json, "token"),
        json.path("execution").asText(""),
        json.path("caller").asText(""),
        json.path("previous").asText(""),
        json.path("hash").asText(""));
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + ": received " + value + ", allowed: a text");
    }
    return value.textValue();
  }

  private static long number(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException(name + ": received " + value + ", allowed: a number");
    }
    return value.longValue();
  }
}
