package com.paymentmigration.operator.doctor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters of the deployment, as CloudFormation would find them: what is given, else what the
 * stack has, else the template's default.
 */
public final class ParameterValues {
  private final Map<String, String> values;

  private ParameterValues(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Puts them together.
   *
   * @param template with its Parameters
   * @param given values of {@code --parameters}
   * @param deployed values of the stack; empty before the first deployment
   * @throws PlanException if a given parameter is unknown or a value is not allowed
   */
  public static ParameterValues of(
      JsonNode template, Map<String, String> given, Map<String, String> deployed) {
    Map<String, JsonNode> declared = new TreeMap<>();
    template
        .path("Parameters")
        .properties()
        .forEach(entry -> declared.put(entry.getKey(), entry.getValue()));
    for (Map.Entry<String, String> value : given.entrySet()) {
      check(value.getKey(), value.getValue(), declared);
    }
    Map<String, String> values = new TreeMap<>();
    declared.forEach(
        (name, parameter) -> {
          String initial = parameter.has("Default") ? parameter.path("Default").asText() : null;
          String value = given.getOrDefault(name, deployed.getOrDefault(name, initial));
          if (value != null) {
            values.put(name, value);
          }
        });
    return new ParameterValues(values);
  }

  private static void check(String name, String value, Map<String, JsonNode> declared) {
    JsonNode parameter = declared.get(name);
    if (parameter == null) {
      throw new PlanException(
          "--parameters " + shown(name) + "=…",
          "the template has no such parameter",
          "allowed are " + String.join(", ", declared.keySet()));
    }
    String pattern = parameter.path("AllowedPattern").asText("");
    List<String> allowed = new ArrayList<>();
    parameter.path("AllowedValues").forEach(each -> allowed.add(each.asText()));
    if ((!pattern.isEmpty() && !value.matches(pattern))
        || (!allowed.isEmpty() && !allowed.contains(value))) {
      throw new PlanException(
          "--parameters " + name + "='" + shown(value) + "'",
          "CloudFormation would refuse it",
          parameter.path("ConstraintDescription").asText("see the template"));
    }
  }

  /** The value of {@code name}; empty if nobody gave one. */
  public Optional<String> of(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Names of the parameters of {@code template} without any value. */
  public List<String> missing(JsonNode template) {
    List<String> missing = new ArrayList<>();
    template
        .path("Parameters")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!values.containsKey(name)) {
                missing.add(name);
              }
            });
    return missing;
  }

  private static String shown(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
