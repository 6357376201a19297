package com.paymentmigration.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;

/** Who refers to whom in a template: by Ref, inside Fn::Sub, and as the key of a mapping. */
final class References {
  private References() {}

  /** Logical ids of the resources whose declaration names {@code target}. */
  static List<String> resourcesThatName(WholeStack stack, String target) {
    List<String> found = new ArrayList<>();
    stack
        .resources()
        .forEach(
            (id, resource) -> {
              if (names(resource, target)) {
                found.add(id);
              }
            });
    return found;
  }

  private static boolean names(JsonNode node, String target) {
    if (node.isTextual()) {
      return node.asText().contains("${" + target + "}");
    }
    if (node.path("Ref").asText().equals(target)) {
      return true;
    }
    for (JsonNode child : node) {
      if (names(child, target)) {
        return true;
      }
    }
    return false;
  }
}
