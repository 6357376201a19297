package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.language.StatesExpression;
import com.paymentmigration.language.StatesExpression.Place;
import java.util.Map;

/**
 * Paths and intrinsic functions in definitions of state machines, which {@code asl-validator} does
 * not parse: a misspelled function would be refused by Step Functions at the deployment, or fail
 * the execution that first meets it.
 */
final class StatesReader implements LanguageReader {
  /** Fields of states, choices and error handlers that are paths (Amazon States Language). */
  private static final Map<String, Place> PATHS =
      Map.ofEntries(
          Map.entry("InputPath", Place.PATH),
          Map.entry("OutputPath", Place.PATH),
          Map.entry("ItemsPath", Place.REFERENCE),
          Map.entry("ResultPath", Place.REFERENCE),
          Map.entry("Variable", Place.PATH),
          Map.entry("SecondsPath", Place.REFERENCE),
          Map.entry("TimestampPath", Place.REFERENCE),
          Map.entry("TimeoutSecondsPath", Place.REFERENCE),
          Map.entry("HeartbeatSecondsPath", Place.REFERENCE),
          Map.entry("MaxConcurrencyPath", Place.REFERENCE),
          Map.entry("CausePath", Place.FAILURE),
          Map.entry("ErrorPath", Place.FAILURE));

  @Override
  public void read(Resource resource, LanguageReport report) {
    if (resource.type().equals("AWS::StepFunctions::StateMachine")) {
      String property = "DefinitionString";
      // A text that is no JSON is reported by LaunchReader.
      new LanguageReport()
          .json(
              LanguageRule.DEFINITION,
              resource.pointer(property),
              resource.properties().path(property).asText())
          .ifPresent(json -> walk(json, resource.pointer(property), report));
    }
  }

  private static void walk(JsonNode node, String pointer, LanguageReport report) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
      if (value.isTextual() && name.endsWith(".$")) {
        expression(value.asText(), Place.PAYLOAD, place, report);
      } else if (value.isTextual() && isPath(node, name)) {
        expression(value.asText(), PATHS.get(name), place, report);
      } else {
        walk(value, place, report);
      }
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      walk(node.get(index), pointer + "/" + index, report);
    }
  }

  /** A payload may have a field of such a name too: only states and choices are meant. */
  private static boolean isPath(JsonNode node, String name) {
    boolean state = node.path("Type").isTextual();
    boolean choice = name.equals("Variable");
    boolean handler = node.path("ErrorEquals").isArray();
    return PATHS.containsKey(name) && (state || choice || handler);
  }

  private static void expression(String text, Place place, String where, LanguageReport report) {
    report.text(
        LanguageRule.STATES_EXPRESSION, where, text, () -> StatesExpression.check(text, place));
  }
}
