package com.paymentmigration.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What CloudFormation would change when parameters get other values and the template stays: both
 * templates with their parameters put in, compared. Everything else is the same on both sides.
 */
final class ChangeSet {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode template;

  ChangeSet(WholeStack stack) {
    template = stack.template();
  }

  /** Paths below {@code section}, at most {@code depth} keys deep, that differ. */
  SortedSet<String> paths(
      String section, Map<String, String> before, Map<String, String> after, int depth) {
    SortedSet<String> found = new TreeSet<>();
    compare(
        resolve(template.path(section), before),
        resolve(template.path(section), after),
        "",
        depth,
        found);
    return found;
  }

  /** Every parameter's default, with {@code changed} over it. */
  Map<String, String> parameters(Map<String, String> changed) {
    Map<String, String> values = new TreeMap<>();
    template
        .path("Parameters")
        .properties()
        .forEach(p -> values.put(p.getKey(), p.getValue().path("Default").asText("given")));
    values.putAll(changed);
    return values;
  }

  private static void compare(
      JsonNode one, JsonNode other, String path, int depth, SortedSet<String> found) {
    if (one.equals(other)) {
      return;
    }
    if (depth == 0 || !one.isObject() || !other.isObject()) {
      found.add(path);
      return;
    }
    Set<String> keys = new TreeSet<>();
    one.fieldNames().forEachRemaining(keys::add);
    other.fieldNames().forEachRemaining(keys::add);
    String prefix = path.isEmpty() ? "" : path + ".";
    keys.forEach(key -> compare(one.path(key), other.path(key), prefix + key, depth - 1, found));
  }

  private JsonNode resolve(JsonNode node, Map<String, String> values) {
    if (node.isArray()) {
      ArrayNode copy = JSON.arrayNode();
      node.forEach(child -> copy.add(resolve(child, values)));
      return copy;
    }
    if (node.isTextual()) {
      return JSON.textNode(substituted(node.asText(), values));
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1 && node.has("Ref")) {
      String value = values.get(node.path("Ref").asText());
      return value == null ? node : JSON.textNode(value);
    }
    if (node.size() == 1 && node.has("Fn::If")) {
      return branch(node.path("Fn::If"), values);
    }
    ObjectNode copy = JSON.objectNode();
    node.properties().forEach(e -> copy.set(e.getKey(), resolve(e.getValue(), values)));
    JsonNode condition = template.path("Conditions").path(node.path("Condition").asText());
    if (!condition.isMissingNode()) {
      copy.set("Condition", resolve(condition, values));
    }
    return copy.size() == 1 && copy.has("Fn::FindInMap") ? found(copy) : copy;
  }

  /** A condition is put in as it is: whatever it depends on shows as a difference. */
  private JsonNode branch(JsonNode choice, Map<String, String> values) {
    ObjectNode copy = JSON.objectNode();
    copy.set(
        "condition", resolve(template.path("Conditions").path(choice.path(0).asText()), values));
    copy.set("then", resolve(choice.path(1), values));
    copy.set("else", resolve(choice.path(2), values));
    return copy;
  }

  private JsonNode found(ObjectNode lookUp) {
    JsonNode keys = lookUp.path("Fn::FindInMap");
    JsonNode value = template.path("Mappings");
    for (JsonNode key : keys) {
      value = value.path(key.asText());
    }
    return value.isMissingNode() ? lookUp : value;
  }

  private static String substituted(String text, Map<String, String> values) {
    String result = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("${" + value.getKey() + "}", value.getValue());
    }
    return result;
  }
}
