package com.paymentmigration.rehearsal.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A workflow's definition with its waits multiplied by a factor: pauses, the length of bakes, and
 * the patience with a person, which is also capped. Timeouts of functions stay as they are, and so
 * does all else. Rounded up to whole seconds, because the language knows no other.
 */
final class ScaledDefinition {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longest patience with a person while time passes faster: enough for the next run to begin. */
  private static final int PATIENCE_SECONDS = 30;

  private static final Pattern PLACE = Pattern.compile("@@(\\d+)@@");

  private final double factor;
  private final Map<String, String> changes;

  /** Notes in {@code changes} what was changed, by state. */
  ScaledDefinition(double factor, Map<String, String> changes) {
    this.factor = factor;
    this.changes = changes;
  }

  /** The definition {@code joined}, an {@code Fn::Join} of texts and references, scaled. */
  JsonNode of(JsonNode joined) {
    List<JsonNode> references = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (JsonNode part : joined.at("/Fn::Join/1")) {
      if (part.isTextual()) {
        text.append(part.asText());
      } else {
        text.append("@@").append(references.size()).append("@@");
        references.add(part);
      }
    }
    try {
      JsonNode definition = JSON.readTree(text.toString());
      scaleStates(definition);
      return join(JSON.writeValueAsString(definition), references);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("not a definition: " + text, failure);
    }
  }

  private void scaleStates(JsonNode machine) {
    machine
        .path("States")
        .properties()
        .forEach(
            entry -> {
              ObjectNode state = (ObjectNode) entry.getValue();
              if (state.path("Type").asText().equals("Wait")) {
                scale(entry.getKey(), state, "Seconds");
              }
              if (state.path("Resource").asText().endsWith(".waitForTaskToken")) {
                scale(entry.getKey(), state, "TimeoutSeconds");
              }
              if (state.path("Parameters").has("bakeSeconds")) {
                scale(entry.getKey(), (ObjectNode) state.get("Parameters"), "bakeSeconds");
              }
              state.path("Branches").forEach(this::scaleStates);
              scaleStates(state.path("ItemProcessor"));
            });
  }

  private void scale(String name, ObjectNode holder, String field) {
    int seconds = holder.path(field).asInt();
    if (seconds < 1) {
      throw new IllegalStateException(name + ": " + field + " is no number of seconds: " + holder);
    }
    int scaled = Math.max(1, (int) Math.ceil(seconds * factor));
    if (factor < 1 && field.equals("TimeoutSeconds")) {
      scaled = Math.min(scaled, PATIENCE_SECONDS);
    }
    holder.put(field, scaled);
    changes.put(name, field + " " + seconds + " -> " + scaled);
  }

  private static JsonNode join(String text, List<JsonNode> references) {
    ArrayNode parts = JSON.createArrayNode();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      parts.add(text.substring(from, place.start()));
      parts.add(references.get(Integer.parseInt(place.group(1))));
      from = place.end();
    }
    parts.add(text.substring(from));
    ObjectNode join = JSON.createObjectNode();
    join.putArray("Fn::Join").add("").add(parts);
    return join;
  }
}
