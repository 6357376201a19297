package com.paymentmigration.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/**
 * EventBridge's exact matching, which is all that the template's rules use: every field of the
 * pattern must be in the event, with one of the values that the pattern lists; of a list in the
 * event one value is enough (EventBridge User Guide, "Creating event patterns").
 */
public final class EventPatterns {
  private EventPatterns() {}

  /**
   * Whether {@code event} matches.
   *
   * @param pattern of a rule in a template: values are texts, or references to a resource
   * @param event as EventBridge delivers it
   * @param physicalIds what the reference to a logical id stands for
   */
  public static boolean match(JsonNode pattern, JsonNode event, UnaryOperator<String> physicalIds) {
    if (pattern.isObject()) {
      return pattern.properties().stream()
          .allMatch(each -> match(each.getValue(), event.path(each.getKey()), physicalIds));
    }
    for (JsonNode allowed : pattern) {
      String text =
          allowed.has("Ref") ? physicalIds.apply(allowed.get("Ref").asText()) : allowed.asText();
      if (has(event, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(JsonNode value, String text) {
    if (value.isArray()) {
      for (JsonNode each : value) {
        if (each.asText().equals(text)) {
          return true;
        }
      }
      return false;
    }
    return value.isValueNode() && value.asText().equals(text);
  }
}
