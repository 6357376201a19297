package com.paymentmigration.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.workflow.RetriedErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.assertions.Template;

/**
 * A synthesized workflow, readable: the states of all levels by name, references as {@code
 * <LogicalId>}.
 *
 * @param root the definition
 * @param states every state, those of branches and maps among them
 */
public record Definition(JsonNode root, Map<String, JsonNode> states) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The definition of the state machine whose logical id begins with {@code prefix}. */
  public static Definition of(Template template, String prefix) {
    for (Map.Entry<String, Map<String, Object>> entry :
        template.findResources("AWS::StepFunctions::StateMachine").entrySet()) {
      if (entry.getKey().startsWith(prefix)) {
        return parse(JSON.valueToTree(entry.getValue()).at("/Properties/DefinitionString"));
      }
    }
    throw new AssertionError("no state machine " + prefix + "…");
  }

  private static Definition parse(JsonNode text) {
    StringBuilder joined = new StringBuilder();
    if (text.isTextual()) {
      joined.append(text.asText());
    } else {
      for (JsonNode part : text.at("/Fn::Join/1")) {
        joined.append(part.isTextual() ? part.asText() : "<" + reference(part) + ">");
      }
    }
    try {
      JsonNode root = JSON.readTree(joined.toString());
      Map<String, JsonNode> states = new LinkedHashMap<>();
      collect(root, states);
      return new Definition(root, states);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not a definition: " + joined, e);
    }
  }

  private static String reference(JsonNode part) {
    return part.has("Ref")
        ? part.get("Ref").asText()
        : part.at("/Fn::GetAtt/0").asText() + "." + part.at("/Fn::GetAtt/1").asText();
  }

  private static void collect(JsonNode machine, Map<String, JsonNode> states) {
    machine
        .path("States")
        .properties()
        .forEach(
            state -> {
              states.put(state.getKey(), state.getValue());
              state.getValue().path("Branches").forEach(branch -> collect(branch, states));
              collect(state.getValue().path("ItemProcessor"), states);
              collect(state.getValue().path("Iterator"), states);
            });
  }

  /** The state of this name. */
  public JsonNode state(String name) {
    if (!states.containsKey(name)) {
      throw new AssertionError("no state '" + name + "' among " + states.keySet());
    }
    return states.get(name);
  }

  /**
   * Longest time a task waits for a function that is not ready, in seconds: Lambda refuses it at
   * once (given {@code refusal} seconds), and the pauses between.
   */
  public int patienceSeconds(String task, int refusal) {
    int patience = 0;
    for (JsonNode retry : state(task).path("Retry")) {
      if (waitsForFunction(retry)) {
        int times = retry.path("MaxAttempts").asInt(3);
        patience += times * refusal;
        double pause = retry.path("IntervalSeconds").asDouble(1);
        for (int attempt = 0; attempt < times; attempt++) {
          patience += (int) Math.ceil(pause);
          pause *= retry.path("BackoffRate").asDouble(2);
        }
      }
    }
    return patience;
  }

  /** Whether a retrier is for nothing but functions that Lambda refuses to run. */
  private static boolean waitsForFunction(JsonNode retry) {
    for (JsonNode error : retry.path("ErrorEquals")) {
      if (!RetriedErrors.NOT_READY.contains(error.asText())) {
        return false;
      }
    }
    return true;
  }

  /** Longest time a task takes, in seconds: attempts times timeout, and the pauses between. */
  public int worstSeconds(String task) {
    JsonNode state = state(task);
    int timeout = state.path("TimeoutSeconds").asInt();
    int worst = timeout;
    for (JsonNode retry : state.path("Retry")) {
      if (waitsForFunction(retry)) {
        continue;
      }
      double pause = retry.path("IntervalSeconds").asDouble(1);
      for (int attempt = 0; attempt < retry.path("MaxAttempts").asInt(3); attempt++) {
        worst += timeout + (int) Math.ceil(pause);
        pause *= retry.path("BackoffRate").asDouble(2);
      }
    }
    return worst;
  }
}
