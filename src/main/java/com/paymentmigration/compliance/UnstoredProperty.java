package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/**
 * A property that a service drops or rewrites.
 *
 * @param type resource type
 * @param property path below Properties, names separated by dots; {@code *} is every entry of a
 *     list or object
 * @param when {@code always}; {@code with PATH} or {@code without PATH}, another property below
 *     Properties; {@code equals VALUE} or {@code matches PATTERN}, its own value
 * @param what becomes of it
 * @param source where that was seen
 */
record UnstoredProperty(String type, String property, String when, String what, String source) {
  static List<UnstoredProperty> load() {
    return TableFile.rows("/unstored-properties.tsv").stream()
        .map(
            row -> new UnstoredProperty(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
        .toList();
  }

  /** Whether a resource with these properties says what would not be kept. */
  boolean standsIn(JsonNode properties) {
    String[] words = when.split(" ", 2);
    List<JsonNode> values = at(properties, property);
    if (values.isEmpty()) {
      return false;
    }
    return switch (words[0]) {
      case "always" -> true;
      case "with" -> !at(properties, words[1]).isEmpty();
      case "without" -> at(properties, words[1]).isEmpty();
      case "equals" -> values.stream().anyMatch(value -> value.asText().equals(words[1]));
      case "matches" -> values.stream().anyMatch(value -> value.asText().matches(words[1]));
      default ->
          throw new IllegalStateException(
              "unstored-properties.tsv: received '"
                  + when
                  + "', allowed: always, with PATH, without PATH, equals VALUE, matches PATTERN");
    };
  }

  /** Nothing at all counts as absent, and so does an empty list or object. */
  private static List<JsonNode> at(JsonNode properties, String path) {
    List<JsonNode> level = List.of(properties);
    for (String name : Arrays.asList(path.split("\\.", -1))) {
      level =
          level.stream()
              .flatMap(
                  node ->
                      name.equals("*")
                          ? node.valueStream()
                          : node.has(name)
                              ? List.of(node.get(name)).stream()
                              : List.<JsonNode>of().stream())
              .toList();
    }
    return level.stream().filter(node -> node.isValueNode() || !node.isEmpty()).toList();
  }
}
