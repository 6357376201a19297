package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Properties that make a resource refuse to be deleted ({@code deletion-protection.tsv}).
 *
 * @param type resource type
 * @param path property below Properties; {@code List[key]} is the Value of the entry with that Key
 * @param harmless values with which it can be deleted
 * @param wanted whether this stack protects resources of the type
 */
record Protections(String type, String path, List<String> harmless, boolean wanted) {
  static List<Protections> load() {
    return TableFile.rows("/deletion-protection.tsv").stream()
        .map(
            row ->
                new Protections(
                    row.get(0),
                    row.get(1),
                    Arrays.asList(row.get(2).split(",")),
                    row.get(3).equals("yes")))
        .toList();
  }

  /** The value in {@code resource}, if the property is there. */
  Optional<JsonNode> in(JsonNode resource) {
    JsonNode properties = resource.path("Properties");
    int bracket = path.indexOf('[');
    if (bracket < 0) {
      JsonNode node = properties;
      for (String name : path.split("\\.", -1)) {
        node = node.path(name);
      }
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
    String key = path.substring(bracket + 1, path.length() - 1);
    List<JsonNode> values = new ArrayList<>();
    properties
        .path(path.substring(0, bracket))
        .forEach(
            entry -> {
              if (entry.path("Key").asText().equals(key)) {
                values.add(entry.path("Value"));
              }
            });
    return values.stream().findFirst();
  }

  /** Whether a resource with the value {@code decided} can be deleted; not if nobody knows. */
  boolean deletable(JsonNode decided) {
    return decided.isValueNode() && harmless.contains(decided.asText());
  }
}
