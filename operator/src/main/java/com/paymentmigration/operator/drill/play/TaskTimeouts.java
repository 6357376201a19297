package com.paymentmigration.operator.drill.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/** How long the workflows' tasks wait for each function, read from the definitions that run. */
final class TaskTimeouts {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Integer> seconds = new TreeMap<>();

  /**
   * Adds the tasks of a definition, nested ones included.
   *
   * @throws IllegalStateException if it is not JSON
   */
  void add(String definition) {
    try {
      walk(JSON.readTree(definition));
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("the workflow's definition is no JSON", notJson);
    }
  }

  /** The shortest time-out of a task that calls {@code function}; {@code own} if none does. */
  int of(String function, int own) {
    return seconds.getOrDefault(function, own);
  }

  private void walk(JsonNode node) {
    JsonNode parameters = node.has("Arguments") ? node.path("Arguments") : node.path("Parameters");
    String called = parameters.path("FunctionName").asText();
    if (!called.isEmpty() && node.has("TimeoutSeconds")) {
      seconds.merge(name(called), node.path("TimeoutSeconds").asInt(), Math::min);
    }
    node.forEach(this::walk);
  }

  /** The name from an ARN with or without a version, or the name itself. */
  private static String name(String called) {
    int at = called.indexOf(":function:");
    String rest = at < 0 ? called : called.substring(at + ":function:".length());
    return rest.replaceFirst(":.*", "");
  }
}
