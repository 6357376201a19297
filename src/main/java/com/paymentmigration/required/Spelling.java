package com.paymentmigration.required;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Spells the values of a template, one way for each meaning: a reference is {@code ${Symbol}}
 * however it is written, and the template's own region is {@code ${AWS::Region}}. A symbol is a
 * logical id without the eight digits that the CDK puts behind it.
 */
final class Spelling {
  /** A name that stands twice is read in one way here and perhaps in another by the service. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern HASH = Pattern.compile("[0-9A-F]{8}$");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^{}$]{1,255})\\}");

  /** What names an element of a list of objects. */
  private static final List<String> NAMES =
      List.of("Key", "Name", "Id", "RuleName", "AttributeName", "DeviceName", "ResourceType");

  private static final List<String> UNORDERED = List.of("Action", "Resource");

  /** Beginnings of the keys of such notes: paths of assets and of constructs. */
  private static final List<String> NOTES = List.of("aws:asset:", "aws:cdk:");

  private static final String DEFINITION = "DefinitionString";
  private static final String REFERENCE = Pattern.quote("${");

  /** Texts of a definition that would read like a number, a truth value or nothing. */
  private static final Pattern SCALAR =
      Pattern.compile("true|false|null|-?[0-9]{1,15}(?:\\.[0-9]{1,15})?");

  /** For the inside of a text that was spelled as a whole already. */
  private static final Spelling SPELLED = new Spelling("", false);

  private final String region;
  private final boolean marks;

  Spelling(String region) {
    this(region, true);
  }

  private Spelling(String region, boolean marks) {
    this.region = region;
    this.marks = marks;
  }

  /** A logical id without its digits. */
  static String symbol(String logicalId) {
    return HASH.matcher(logicalId).replaceFirst("");
  }

  /** Every value of a resource: its properties, then what stands beside them. */
  List<Leaf> leaves(JsonNode resource) {
    List<Leaf> leaves = new ArrayList<>();
    for (Map.Entry<String, JsonNode> part : resource.properties()) {
      switch (part.getKey()) {
        case "Type" -> {}
        case "Properties" -> properties(part.getValue(), leaves);
        case "Metadata" -> metadata(part.getValue(), leaves);
        case "DependsOn" -> leaves.add(new Leaf("@DependsOn", dependencies(part.getValue())));
        default -> spell(part.getValue(), "@" + part.getKey(), leaves);
      }
    }
    return leaves;
  }

  /** What the CLI asks the CDK to note for tools on this machine decides nothing in an account. */
  private void metadata(JsonNode metadata, List<Leaf> leaves) {
    for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
      if (NOTES.stream().noneMatch(entry.getKey()::startsWith)) {
        spell(entry.getValue(), "@Metadata/" + entry.getKey(), leaves);
      }
    }
  }

  /** Every value below {@code node}, which is no resource. */
  List<Leaf> values(JsonNode node) {
    List<Leaf> leaves = new ArrayList<>();
    spell(node, "", leaves);
    return leaves;
  }

  private static String dependencies(JsonNode ids) {
    return ids.isArray()
        ? StreamSupport.stream(ids.spliterator(), false)
            .map(id -> symbol(id.asText()))
            .collect(Collectors.joining(", "))
        : symbol(ids.asText());
  }

  private void properties(JsonNode properties, List<Leaf> leaves) {
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      JsonNode definition =
          property.getKey().equals(DEFINITION)
              ? json(text(property.getValue()))
              : MissingNode.getInstance();
      if (definition.isObject()) {
        machine(definition, DEFINITION, leaves);
      } else {
        spell(property.getValue(), part(property.getKey()), leaves);
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      JsonNode json = MAPPER.readTree(text.replace("\\n", "\n"));
      // An escaped character may have made a reference that the template does not have.
      return references(json.toString()) == references(text) ? json : MissingNode.getInstance();
    } catch (JsonProcessingException reportedByTheLanguageGate) {
      return MissingNode.getInstance();
    }
  }

  /** A state a value; machines inside a state after it. */
  private static void machine(JsonNode machine, String path, List<Leaf> leaves) {
    for (Map.Entry<String, JsonNode> part : machine.properties()) {
      if (!part.getKey().equals("States")) {
        leaves.add(new Leaf(path + "/" + part.getKey(), SPELLED.joined(part.getValue())));
      }
    }
    for (Map.Entry<String, JsonNode> state : machine.path("States").properties()) {
      List<String> fields = new ArrayList<>();
      for (Map.Entry<String, JsonNode> field : sorted(state.getValue())) {
        switch (field.getKey()) {
          case "Branches" -> {
            for (int branch = 0; branch < field.getValue().size(); branch++) {
              machine(
                  field.getValue().path(branch),
                  path + "/" + state.getKey() + "[" + branch + "]",
                  leaves);
            }
          }
          case "ItemProcessor", "Iterator" ->
              machine(field.getValue(), path + "/" + state.getKey() + "[item]", leaves);
          default -> fields.add(name(field.getKey()) + "=" + SPELLED.joined(field.getValue()));
        }
      }
      leaves.add(new Leaf(path + "/" + state.getKey(), String.join("; ", fields)));
    }
  }

  private void spell(JsonNode node, String path, List<Leaf> leaves) {
    if (isFunction(node) || node.isValueNode() || node.isEmpty()) {
      leaves.add(new Leaf(path, node.isArray() ? "" : text(node)));
    } else if (node.isObject()) {
      String prefix = path.isEmpty() ? "" : path + "/";
      node.properties()
          .forEach(each -> spell(each.getValue(), prefix + part(each.getKey()), leaves));
    } else if (holdsObjects(node)) {
      objects(node, path, leaves);
    } else {
      leaves.add(new Leaf(path, elements(node)));
    }
  }

  private static boolean holdsObjects(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .anyMatch(each -> each.isContainerNode() && !isFunction(each));
  }

  private void objects(JsonNode list, String path, List<Leaf> leaves) {
    Optional<String> name = NAMES.stream().filter(each -> tellsApart(list, each)).findFirst();
    if (name.isEmpty()) {
      list.forEach(each -> leaves.add(new Leaf(path + "[]", joined(each))));
      return;
    }
    for (JsonNode element : list) {
      String below = path + "[" + element.path(name.get()).asText() + "]";
      if (element.size() == 1) {
        leaves.add(new Leaf(below, ""));
      }
      for (Map.Entry<String, JsonNode> field : element.properties()) {
        if (!field.getKey().equals(name.get())) {
          spell(field.getValue(), below + "/" + part(field.getKey()), leaves);
        }
      }
    }
  }

  private static boolean tellsApart(JsonNode list, String name) {
    Set<String> seen = new HashSet<>();
    for (JsonNode element : list) {
      if (!element.path(name).isTextual() || !seen.add(element.path(name).asText())) {
        return false;
      }
    }
    return true;
  }

  private String elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(this::joined)
        .collect(Collectors.joining(", "));
  }

  /** As a part of a longer text: what could be taken for the text's own marks is quoted. */
  private String joined(JsonNode node) {
    if (node.isTextual()) {
      String plain = literal(node.asText());
      return plain.contains("; ")
              || plain.contains(", ")
              || plain.contains("[")
              || plain.startsWith("'")
              || plain.startsWith("{")
              || (!marks && SCALAR.matcher(plain).matches())
          ? "'" + plain.replace("'", "''") + "'"
          : plain;
    }
    return text(node);
  }

  /** Two fields never read like one whose name holds the other. */
  private static String name(String key) {
    return key.contains("=") || key.contains("; ") || key.startsWith("'")
        ? "'" + key.replace("'", "''") + "'"
        : key;
  }

  /** Nor does a property whose name holds a slash read like one inside another. */
  private static String part(String key) {
    return (key.startsWith("@") ? "~" : "") + key.replace("/", "~1");
  }

  private static int references(String text) {
    return text.split(REFERENCE, -1).length;
  }

  /** A reference that no part has, but the whole, is a text that only looks like one. */
  private static String whole(String text, List<String> parts) {
    int known = parts.stream().mapToInt(each -> references(each) - 1).sum();
    return references(text) - 1 == known ? text : "Text(" + text + ")";
  }

  /** The value of a node on one line. */
  String text(JsonNode node) {
    if (isFunction(node)) {
      return function(node.properties().iterator().next());
    }
    if (node.isObject()) {
      return sorted(node).stream()
          .map(each -> name(each.getKey()) + "=" + field(each))
          .collect(Collectors.joining("; ", "{", "}"));
    }
    if (node.isArray()) {
      return "[" + elements(node) + "]";
    }
    return node.isTextual() ? literal(node.asText()) : node.toString();
  }

  /** Actions and resources of a policy have no order. */
  private String field(Map.Entry<String, JsonNode> field) {
    return UNORDERED.contains(field.getKey()) && field.getValue().isArray()
        ? StreamSupport.stream(field.getValue().spliterator(), false)
            .map(this::joined)
            .sorted()
            .collect(Collectors.joining(", ", "[", "]"))
        : joined(field.getValue());
  }

  private static List<Map.Entry<String, JsonNode>> sorted(JsonNode object) {
    return object.properties().stream().sorted(Comparator.comparing(Map.Entry::getKey)).toList();
  }

  /** A text that looks like a reference is none. */
  private String literal(String text) {
    String plain = marks ? text.replace("${", "$!{") : text;
    plain = plain.replace("\n", "\\n").replace("\t", "\\t");
    return region.isEmpty()
        ? plain
        : plain
            .replace(region, "${AWS::Region}")
            .replace(region.replace("-", ""), "${AWS::Region without dashes}");
  }

  private static boolean isFunction(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return false;
    }
    String name = node.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private String function(Map.Entry<String, JsonNode> function) {
    JsonNode argument = function.getValue();
    return switch (function.getKey()) {
      case "Ref" -> reference(argument.asText());
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Join" -> join(argument);
      case "Fn::Sub" -> substituted(argument);
      default ->
          function.getKey().replace("Fn::", "")
              + "("
              + (argument.isArray()
                  ? StreamSupport.stream(argument.spliterator(), false)
                      .map(this::text)
                      .collect(Collectors.joining("; "))
                  : text(argument))
              + ")";
    };
  }

  private static String reference(String name) {
    return "${" + (name.startsWith("AWS::") ? name : symbol(name)) + "}";
  }

  private static String attribute(JsonNode argument) {
    String id = argument.isArray() ? argument.path(0).asText() : argument.asText();
    int dot = id.indexOf('.');
    return argument.isArray() || dot < 0
        ? "${" + symbol(id) + "." + argument.path(1).asText() + "}"
        : "${" + symbol(id.substring(0, dot)) + id.substring(dot) + "}";
  }

  private String join(JsonNode argument) {
    String separator = argument.path(0).asText();
    JsonNode parts = argument.path(1);
    if (!parts.isArray()) {
      return "Join(" + separator + "; " + text(parts) + ")";
    }
    List<String> texts = StreamSupport.stream(parts.spliterator(), false).map(this::text).toList();
    return whole(String.join(separator, texts), texts);
  }

  private String substituted(JsonNode argument) {
    String template = argument.isArray() ? argument.path(0).asText() : argument.asText();
    Matcher variable = VARIABLE.matcher(template);
    List<String> parts = new ArrayList<>();
    int end = 0;
    while (variable.find()) {
      parts.add(literal(template.substring(end, variable.start())));
      parts.add(variable(variable, argument.path(1)));
      end = variable.end();
    }
    parts.add(literal(template.substring(end)));
    return whole(String.join("", parts), parts);
  }

  private String variable(Matcher variable, JsonNode values) {
    String name = variable.group(2).strip();
    if (!variable.group(1).isEmpty()) {
      return "$!{" + name + "}";
    }
    if (values.has(name)) {
      return text(values.path(name));
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? reference(name)
        : "${" + symbol(name.substring(0, dot)) + name.substring(dot) + "}";
  }
}
