package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.BiConsumer;

/** Every text of a template, wherever it stands; rules in Rego cannot walk a tree. */
final class TemplateTexts {
  private TemplateTexts() {}

  /**
   * Gives every text below {@code node} with its JSON pointer to {@code visitor}. The literals of
   * an Fn::Join are one text, with {@code <ref>} for what is only known at deployment.
   */
  static void visit(JsonNode node, String pointer, BiConsumer<String, String> visitor) {
    if (node.isTextual()) {
      visitor.accept(pointer, node.asText());
      return;
    }
    JsonNode join = node.path("Fn::Join");
    if (node.isObject() && join.path(1).isArray()) {
      visitor.accept(pointer, joined(join));
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      visit(child.getValue(), pointer + "/" + child.getKey(), visitor);
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      visit(node.get(index), pointer + "/" + index, visitor);
    }
  }

  private static String joined(JsonNode join) {
    StringBuilder text = new StringBuilder();
    for (JsonNode part : join.get(1)) {
      text.append(text.isEmpty() ? "" : join.get(0).asText());
      text.append(part.isTextual() ? part.asText() : "<ref>");
    }
    return text.toString();
  }
}
