package com.paymentmigration.rehearsal.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.rehearsal.emulator.Deployment;
import java.util.HashMap;
import java.util.Map;

/** What the emulator's names and ARNs stand for in the template. */
final class Names {
  private final Map<String, String> symbols = new HashMap<>();
  private final Map<String, String> partitionKeys = new HashMap<>();
  private final String environment;

  Names(Deployment deployment) {
    environment = deployment.parameter("EnvironmentName");
    deployment
        .physicalIds()
        .forEach((logical, physical) -> symbols.put(lastPart(physical), Symbols.of(logical)));
    deployment
        .secretArns()
        .forEach((logical, arn) -> symbols.put(lastPart(arn), Symbols.of(logical)));
    symbols.put(lastPart(deployment.stackId()), "AWS::StackId");
    deployment
        .synthesized()
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              for (JsonNode key : entry.getValue().at("/Properties/KeySchema")) {
                if (key.path("KeyType").asText().equals("HASH")) {
                  partitionKeys.put(Symbols.of(entry.getKey()), key.path("AttributeName").asText());
                }
              }
            });
  }

  /**
   * What {@code value} names: a resource of the stack, its executions, or itself if it is none of
   * the stack's.
   */
  String symbol(String value) {
    if (value.contains(":execution:")) {
      String machine = value.substring(0, value.lastIndexOf(':'));
      return symbol(machine.replace(":execution:", ":stateMachine:")) + ":execution";
    }
    return symbols.getOrDefault(lastPart(value), value);
  }

  /** {@code value} without the name of this environment. */
  String general(String value) {
    return value.replace(environment, "${EnvironmentName}");
  }

  /** Partition key of a table by its symbol. */
  String partitionKey(String table) {
    String key = partitionKeys.get(table);
    if (key == null) {
      throw new IllegalStateException("table " + table + ": the template has none of this name");
    }
    return key;
  }

  private static String lastPart(String physical) {
    String text = String.valueOf(physical);
    return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
  }
}
