package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mutation made without knowing any rule: a property of a resource removed, or a switch flipped.
 *
 * @param type of the resource
 * @param logicalId of the resource
 * @param path of the property, below Properties
 * @param flipped whether the switch is flipped; else the property is removed
 */
record BlindMutation(String type, String logicalId, List<String> path, boolean flipped) {
  /** Every one of {@code template}, by logical id: properties, and switches one level deeper. */
  static Map<String, List<BlindMutation>> of(Template template) {
    Map<String, List<BlindMutation>> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> resource : template.json().path("Resources").properties()) {
      List<BlindMutation> mutations = new ArrayList<>();
      String type = resource.getValue().path("Type").asText();
      for (Map.Entry<String, JsonNode> property :
          resource.getValue().path("Properties").properties()) {
        List<String> path = List.of(property.getKey());
        mutations.add(new BlindMutation(type, resource.getKey(), path, false));
        if (property.getValue().isBoolean()) {
          mutations.add(new BlindMutation(type, resource.getKey(), path, true));
        }
        for (Map.Entry<String, JsonNode> inner : property.getValue().properties()) {
          if (inner.getValue().isBoolean()) {
            mutations.add(
                new BlindMutation(
                    type, resource.getKey(), List.of(property.getKey(), inner.getKey()), true));
          }
        }
      }
      all.put(resource.getKey(), mutations);
    }
    return all;
  }

  void apply(Template template) {
    ObjectNode parent =
        (ObjectNode) template.json().path("Resources").path(logicalId).path("Properties");
    for (String key : path.subList(0, path.size() - 1)) {
      parent = (ObjectNode) parent.path(key);
    }
    String last = path.get(path.size() - 1);
    if (flipped) {
      parent.put(last, !parent.path(last).asBoolean());
    } else {
      parent.remove(last);
    }
  }

  /** What it is on every resource of the type. */
  String kind() {
    return type + " " + String.join(".", path) + (flipped ? " flipped" : " removed");
  }
}
