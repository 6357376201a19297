package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Values of a template with its parameters put in, so far as references and conditions decide. */
final class ParameterValues {
  private final JsonNode conditions;
  private final Map<String, String> parameters = new HashMap<>();

  private ParameterValues(JsonNode template) {
    conditions = template.path("Conditions");
  }

  /** Every parameter at its default: a first deployment that says nothing else. */
  static ParameterValues defaultsOf(JsonNode template) {
    ParameterValues values = new ParameterValues(template);
    template
        .path("Parameters")
        .properties()
        .forEach(
            parameter -> {
              JsonNode value = parameter.getValue().path("Default");
              if (value.isValueNode()) {
                values.parameters.put(parameter.getKey(), value.asText());
              }
            });
    return values;
  }

  /** These values with one changed. */
  ParameterValues with(String parameter, String value) {
    parameters.put(parameter, value);
    return this;
  }

  /** What {@code node} becomes; unchanged where only the deployment knows. */
  JsonNode of(JsonNode node) {
    if (node.size() != 1) {
      return node;
    }
    if (node.has("Ref")) {
      String value = parameters.get(node.path("Ref").asText());
      return value == null ? node : TextNode.valueOf(value);
    }
    JsonNode choice = node.path("Fn::If");
    if (choice.isArray()) {
      return condition(choice.path(0).asText())
          .map(holds -> of(choice.path(holds ? 1 : 2)))
          .orElse(node);
    }
    return node;
  }

  private Optional<Boolean> condition(String name) {
    return holds(conditions.path(name));
  }

  private Optional<Boolean> holds(JsonNode expression) {
    if (expression.has("Condition")) {
      return condition(expression.path("Condition").asText());
    }
    JsonNode equals = expression.path("Fn::Equals");
    if (equals.isArray()) {
      JsonNode one = of(equals.path(0));
      JsonNode other = of(equals.path(1));
      return one.isValueNode() && other.isValueNode()
          ? Optional.of(one.asText().equals(other.asText()))
          : Optional.empty();
    }
    if (expression.has("Fn::Not")) {
      return holds(expression.path("Fn::Not").path(0)).map(holds -> !holds);
    }
    if (expression.has("Fn::And")) {
      return all(expression.path("Fn::And"), true);
    }
    return expression.has("Fn::Or") ? all(expression.path("Fn::Or"), false) : Optional.empty();
  }

  /** All of them hold, or with {@code expected} false at least one. */
  private Optional<Boolean> all(JsonNode parts, boolean expected) {
    boolean unknown = false;
    for (JsonNode part : parts) {
      Optional<Boolean> one = holds(part);
      if (one.isPresent() && one.get() != expected) {
        return Optional.of(!expected);
      }
      unknown |= one.isEmpty();
    }
    return unknown ? Optional.empty() : Optional.of(expected);
  }
}
