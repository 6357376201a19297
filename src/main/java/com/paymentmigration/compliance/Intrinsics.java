package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts placeholders in the place of CloudFormation's functions, for all languages alike: what is
 * left is what the service receives, but for values that only a deployment knows.
 */
final class Intrinsics {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^{}$]{1,255})\\}");

  private final JsonNode template;
  private final PlaceholderNames names;
  private final int branch;

  /** With the first branch of each {@code Fn::If}. */
  Intrinsics(JsonNode template) {
    this(template, 1);
  }

  /**
   * Follows one branch of each {@code Fn::If}.
   *
   * @param branch 1 for what holds if the condition does, 2 for the other
   */
  Intrinsics(JsonNode template, int branch) {
    this.template = template;
    this.branch = branch;
    this.names = new PlaceholderNames(template);
  }

  /** {@code node} without functions. */
  JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      ArrayNode resolved = NODES.arrayNode();
      node.forEach(
          each -> {
            JsonNode value = resolve(each);
            if (!value.isMissingNode()) {
              resolved.add(value);
            }
          });
      return resolved;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      if (only.getKey().equals("Ref") && only.getValue().asText().equals("AWS::NoValue")) {
        return MissingNode.getInstance();
      }
      if (only.getKey().equals("Ref")) {
        return text(names.ref(only.getValue().asText()));
      }
      if (only.getKey().startsWith("Fn::")) {
        return function(only.getKey(), only.getValue());
      }
    }
    ObjectNode resolved = NODES.objectNode();
    node.properties()
        .forEach(
            each -> {
              JsonNode value = resolve(each.getValue());
              if (!value.isMissingNode()) {
                resolved.set(each.getKey(), value);
              }
            });
    return resolved;
  }

  private JsonNode function(String name, JsonNode argument) {
    return switch (name) {
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Join" -> join(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Base64" -> resolve(argument);
      case "Fn::If" -> resolve(argument.path(branch));
      case "Fn::Select" -> select(argument);
      case "Fn::Split" -> split(argument);
      case "Fn::FindInMap" -> find(argument);
      case "Fn::ToJsonString" -> text(resolve(argument).toString());
      case "Fn::GetAZs" -> NODES.arrayNode().add(PlaceholderNames.REGION + "a");
      case "Fn::Cidr" -> NODES.arrayNode().add("10.0.0.0/24");
      default -> text(name.substring("Fn::".length()));
    };
  }

  private JsonNode attribute(JsonNode argument) {
    String[] parts =
        argument.isArray()
            ? new String[] {argument.path(0).asText(), argument.path(1).asText()}
            : argument.asText().split("\\.", 2);
    return text(names.attribute(parts[0], parts.length > 1 ? parts[1] : ""));
  }

  private JsonNode join(JsonNode argument) {
    StringBuilder joined = new StringBuilder();
    String separator = "";
    for (JsonNode part : resolve(argument.path(1))) {
      joined.append(separator).append(part.asText());
      separator = argument.path(0).asText();
    }
    return text(joined.toString());
  }

  private JsonNode substitute(JsonNode argument) {
    JsonNode values = argument.path(1);
    Matcher variable =
        VARIABLE.matcher(argument.isArray() ? argument.path(0).asText() : argument.asText());
    StringBuilder result = new StringBuilder();
    while (variable.find()) {
      variable.appendReplacement(result, Matcher.quoteReplacement(value(variable, values)));
    }
    return text(variable.appendTail(result).toString());
  }

  private String value(Matcher variable, JsonNode values) {
    String name = variable.group(2).strip();
    if (!variable.group(1).isEmpty()) {
      return "${" + name + "}";
    }
    if (values.has(name)) {
      return resolve(values.path(name)).asText();
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? names.ref(name)
        : names.attribute(name.substring(0, dot), name.substring(dot + 1));
  }

  private JsonNode select(JsonNode argument) {
    JsonNode list = resolve(argument.path(1));
    JsonNode chosen = list.path(argument.path(0).asInt());
    return chosen.isMissingNode() ? text("Select") : chosen;
  }

  private JsonNode split(JsonNode argument) {
    ArrayNode parts = NODES.arrayNode();
    String separator = Pattern.quote(argument.path(0).asText());
    for (String part : resolve(argument.path(1)).asText().split(separator, -1)) {
      parts.add(part);
    }
    return parts;
  }

  /** The value for the placeholder's key, or the first there is: all of a mapping are alike. */
  private JsonNode find(JsonNode argument) {
    JsonNode found = template.path("Mappings").path(argument.path(0).asText());
    for (int level = 1; level <= 2; level++) {
      String key = resolve(argument.path(level)).asText();
      found = found.has(key) ? found.path(key) : first(found);
    }
    return found.isMissingNode() ? text("FindInMap") : found;
  }

  private static JsonNode first(JsonNode map) {
    return map.isEmpty() ? map.path("none") : map.elements().next();
  }

  private static TextNode text(String text) {
    return NODES.textNode(text);
  }
}
