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
 * A workflow's definition with its waits multiplied by a factor: the length of bakes, and the
 * patience with a person, which is also capped. Both are rounded up to whole seconds, because the
 * language knows no other. Pauses stay in the definition as they are; the emulator shortens them
 * ({@link #variables}). Timeouts of functions stay as they are, and so does all else.
 */
final class ScaledDefinition {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longest patience with a person while time passes faster: enough for the next run to begin. */
  private static final int PATIENCE_SECONDS = 30;

  /** Shortest pause, in seconds: polls without one would take the machine from the load. */
  private static final double SHORTEST_PAUSE = 0.25;

  private static final Pattern PLACE = Pattern.compile("@@(\\d+)@@");

  private final double factor;
  private final Map<String, String> changes;

  /** Notes in {@code changes} what was changed, by state. */
  ScaledDefinition(double factor, Map<String, String> changes) {
    this.factor = factor;
    this.changes = changes;
  }

  /** Variables by which the emulator's interpreter shortens pauses by {@code factor}. */
  static Map<String, String> variables(double factor) {
    return Map.of(
        "WAIT_FACTOR", Double.toString(factor), "SHORTEST_WAIT", Double.toString(SHORTEST_PAUSE));
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
                notePause(entry.getKey(), state);
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

  private void notePause(String name, ObjectNode state) {
    int seconds = seconds(name, state, "Seconds");
    if (factor < 1) {
      changes.put(
          name,
          "pause of " + seconds + " s -> " + Math.max(SHORTEST_PAUSE, seconds * factor) + " s");
    }
  }

  private static int seconds(String name, ObjectNode holder, String field) {
    int seconds = holder.path(field).asInt();
    if (seconds < 1) {
      throw new IllegalStateException(name + ": " + field + " is no number of seconds: " + holder);
    }
    return seconds;
  }

  private void scale(String name, ObjectNode holder, String field) {
    int seconds = seconds(name, holder, field);
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
