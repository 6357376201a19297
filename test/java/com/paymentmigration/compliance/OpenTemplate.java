package com.paymentmigration.compliance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template whose workflow definitions are JSON instead of text, so that whoever breaks it reaches
 * every value of a step. Functions inside a definition are texts like {@code @@3@@} meanwhile.
 */
final class OpenTemplate {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DEFINITION = "DefinitionString";
  private static final Pattern TOKEN = Pattern.compile("@@(\\d+)@@");

  private final List<JsonNode> functions = new ArrayList<>();
  private final ObjectNode root;

  OpenTemplate(JsonNode template) {
    root = Template.of(template).root();
    for (JsonNode resource : root.path("Resources")) {
      if (resource.path("Properties") instanceof ObjectNode properties
          && properties.has(DEFINITION)) {
        properties.set(DEFINITION, parsed(properties.path(DEFINITION)));
      }
    }
  }

  ObjectNode root() {
    return root;
  }

  private JsonNode parsed(JsonNode definition) {
    StringBuilder text = new StringBuilder();
    if (definition.isTextual()) {
      text.append(definition.asText());
    }
    for (JsonNode part : definition.path("Fn::Join").path(1)) {
      if (part.isTextual()) {
        text.append(part.asText());
      } else {
        text.append("@@").append(functions.size()).append("@@");
        functions.add(part);
      }
    }
    try {
      return MAPPER.readTree(text.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no definition: " + text, e);
    }
  }

  /** A resource as the template has it: its definition is text again. */
  JsonNode closed(JsonNode resource) {
    JsonNode definition = resource.path("Properties").path(DEFINITION);
    if (!definition.isContainerNode()) {
      return resource;
    }
    ArrayNode parts = MAPPER.createArrayNode();
    String text = definition.toString();
    Matcher token = TOKEN.matcher(text);
    int end = 0;
    while (token.find()) {
      parts.add(text.substring(end, token.start()));
      parts.add(functions.get(Integer.parseInt(token.group(1))));
      end = token.end();
    }
    parts.add(text.substring(end));
    ObjectNode closed = resource.deepCopy();
    ObjectNode join = MAPPER.createObjectNode();
    join.putArray("Fn::Join").add("").add(parts);
    ((ObjectNode) closed.path("Properties")).set(DEFINITION, join);
    return closed;
  }
}
