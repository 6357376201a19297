package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Mutations made from the template itself, by kind of change: a walk over every value that knows
 * neither a rule nor what a property means. Only the opposites of common words, an account and a
 * region that are not the stack's, and a seed that chooses other resources are given.
 */
final class TemplateMutations {
  static final String FOREIGN_ACCOUNT = "999999999999";
  static final String FOREIGN_REGION = "ap-southeast-7";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> SECTIONS =
      List.of("Resources", "Parameters", "Conditions", "Mappings", "Rules", "Outputs");

  private static final Pattern RANGE = Pattern.compile("\\d+(\\.\\d+){3}/\\d+");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}-[a-z]+-\\d");

  /** Words and what they are the contrary of. */
  private static final Map<String, String> OPPOSITES =
      pairs(
          "on",
          "off",
          "true",
          "false",
          "enabled",
          "disabled",
          "required",
          "optional",
          "HTTPS",
          "HTTP",
          "Allow",
          "Deny",
          "Block",
          "Count",
          "ALL",
          "NONE",
          "ENABLED",
          "DISABLED",
          "ON",
          "OFF",
          "Retain",
          "Delete",
          "internal",
          "internet-facing",
          "breaching",
          "notBreaching",
          "Maximum",
          "Minimum",
          "Sum",
          "Average",
          "kms:Decrypt",
          "kms:*",
          "None",
          "Count",
          "StringEquals",
          "StringLike",
          "Active",
          "PassThrough");

  private final OpenTemplate open;
  private final Random random;
  private final Map<String, List<String>> byType = new TreeMap<>();
  private final List<TemplateMutation> all = new ArrayList<>();

  private TemplateMutations(OpenTemplate open, long seed) {
    this.open = open;
    this.random = new Random(seed);
    for (Map.Entry<String, JsonNode> each : open.root().path("Resources").properties()) {
      byType
          .computeIfAbsent(each.getValue().path("Type").asText(), type -> new ArrayList<>())
          .add(each.getKey());
    }
  }

  private static Map<String, String> pairs(String... words) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int index = 0; index < words.length; index += 2) {
      pairs.putIfAbsent(words[index], words[index + 1]);
      pairs.putIfAbsent(words[index + 1], words[index]);
    }
    return pairs;
  }

  /** Every mutation of the template, the same ones for the same seed. */
  static List<TemplateMutation> of(OpenTemplate open, long seed) {
    TemplateMutations mutations = new TemplateMutations(open, seed);
    for (String section : SECTIONS) {
      for (Map.Entry<String, JsonNode> entry : open.root().path(section).properties()) {
        mutations.entry(section, entry.getKey(), entry.getValue());
      }
    }
    return mutations.all.stream().filter(each -> each.changes(open)).toList();
  }

  private void entry(String section, String id, JsonNode node) {
    boolean typed = section.equals("Resources");
    Entry entry = new Entry(section, id, typed ? node.path("Type").asText() : section);
    add(entry, ChangeKind.REMOVE, List.of(), found -> Optional.empty());
    all.add(
        new TemplateMutation(
            ChangeKind.DUPLICATE,
            section,
            id,
            entry.type(),
            List.of(),
            UnaryOperator.identity(),
            id + "Twin"));
    if (typed) {
      String other = new ArrayList<>(byType.keySet()).get(random.nextInt(byType.size()));
      add(entry, ChangeKind.RENAME, List.of("Type"), found -> text(other));
    }
    for (Map.Entry<String, JsonNode> part : node.properties()) {
      if (!typed || !part.getKey().equals("Type")) {
        walk(entry, List.of(part.getKey()), part.getValue(), false);
      }
    }
  }

  private record Entry(String section, String id, String type) {}

  private void add(
      Entry entry, ChangeKind kind, List<String> path, UnaryOperator<Optional<JsonNode>> change) {
    all.add(
        new TemplateMutation(
            kind, entry.section(), entry.id(), entry.type(), path, change, entry.id()));
  }

  private void walk(Entry entry, List<String> path, JsonNode node, boolean inFunction) {
    if (!inFunction) {
      add(entry, ChangeKind.REMOVE, path, found -> Optional.empty());
    }
    if (isReference(node)) {
      reference(entry, path, node);
    } else if (node.isObject()) {
      object(entry, path, node, inFunction);
    } else if (node.isArray()) {
      array(entry, path, node, inFunction);
    } else if (node.isTextual()) {
      text(entry, path, node.asText());
    } else if (node.isBoolean()) {
      add(
          entry,
          ChangeKind.WEAKEN,
          path,
          found -> Optional.of(NODES.booleanNode(!node.asBoolean())));
    } else if (node.isNumber()) {
      number(entry, path, node.asDouble());
    }
  }

  private void object(Entry entry, List<String> path, JsonNode node, boolean inFunction) {
    boolean function = node.size() == 1 && node.fieldNames().next().startsWith("Fn::");
    node.properties()
        .forEach(
            each ->
                walk(entry, below(path, each.getKey()), each.getValue(), inFunction || function));
    if (function || inFunction || node.isEmpty()) {
      return;
    }
    String first = node.fieldNames().next();
    add(entry, ChangeKind.RENAME, path, found -> found.map(it -> renamed(it, first)));
    add(
        entry,
        ChangeKind.WIDEN,
        path,
        found -> found.map(it -> with(it, "JAVA_TOOL_OPTIONS", "-javaagent:/tmp/agent.jar")));
  }

  private void array(Entry entry, List<String> path, JsonNode node, boolean inFunction) {
    for (int index = 0; index < node.size(); index++) {
      walk(entry, below(path, String.valueOf(index)), node.path(index), inFunction);
    }
    if (!inFunction && !node.isEmpty()) {
      int chosen = random.nextInt(node.size());
      add(entry, ChangeKind.DUPLICATE, path, found -> found.map(it -> list(it, it.path(chosen))));
      if (node.path(0).isTextual()) {
        add(entry, ChangeKind.WIDEN, path, found -> found.map(it -> list(it, more(it.path(0)))));
      }
    }
  }

  private void reference(Entry entry, List<String> path, JsonNode node) {
    boolean plain = node.has("Ref");
    String id = plain ? node.path("Ref").asText() : node.path("Fn::GetAtt").path(0).asText();
    if (id.equals("AWS::AccountId")) {
      add(entry, ChangeKind.FOREIGN_ACCOUNT, path, found -> text(FOREIGN_ACCOUNT));
      return;
    }
    if (id.equals("AWS::Region")) {
      add(entry, ChangeKind.FOREIGN_REGION, path, found -> text(FOREIGN_REGION));
      return;
    }
    String type = open.root().path("Resources").path(id).path("Type").asText();
    List<String> others = new ArrayList<>(byType.getOrDefault(type, parameters()));
    others.remove(id);
    if (!others.isEmpty()) {
      String other = others.get(random.nextInt(others.size()));
      add(entry, ChangeKind.REDIRECT, path, found -> found.map(it -> to(it, other)));
    }
    add(
        entry,
        ChangeKind.FOREIGN_ACCOUNT,
        path,
        found -> text("arn:aws:any:us-east-1:" + FOREIGN_ACCOUNT + ":thing/" + id));
    add(entry, ChangeKind.WIDEN, path, found -> text("*"));
    swapped(id)
        .filter(other -> open.root().path("Resources").has(other))
        .ifPresent(
            other ->
                add(entry, ChangeKind.SWAP_COLOURS, path, found -> found.map(it -> to(it, other))));
  }

  /** The resource of the other colour: ids differ in the digits behind the name too. */
  private Optional<String> swapped(String id) {
    String name = colours(id.replaceFirst("[0-9A-F]{8}$", ""));
    return id.startsWith(name)
        ? Optional.empty()
        : byType.values().stream()
            .flatMap(List::stream)
            .filter(each -> each.replaceFirst("[0-9A-F]{8}$", "").equals(name))
            .findFirst();
  }

  private List<String> parameters() {
    List<String> names = new ArrayList<>();
    open.root().path("Parameters").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void text(Entry entry, List<String> path, String text) {
    add(entry, ChangeKind.RENAME, path, found -> text(text + "x"));
    if (OPPOSITES.containsKey(text)) {
      add(entry, ChangeKind.WEAKEN, path, found -> text(OPPOSITES.get(text)));
    }
    if (RANGE.matcher(text).matches()) {
      add(entry, ChangeKind.WIDEN, path, found -> text("0.0.0.0/0"));
      add(entry, ChangeKind.WIDEN, path, found -> text(text.replaceFirst("/\\d+", "/1")));
    }
    if (text.matches("[a-z0-9-]+:[A-Z][A-Za-z]+\\*?")) {
      add(entry, ChangeKind.WIDEN, path, found -> text(text.replaceFirst(":.*", ":*")));
    }
    if (text.startsWith("arn:") || text.startsWith(":") || text.startsWith("/")) {
      add(entry, ChangeKind.WIDEN, path, found -> text(text.replaceFirst("[^:/]*$", "*")));
    }
    if (text.matches("-?\\d+")) {
      number(entry, path, Double.parseDouble(text));
    }
    String colours = colours(text);
    if (!colours.equals(text)) {
      add(entry, ChangeKind.SWAP_COLOURS, path, found -> text(colours));
    }
    if (REGION.matcher(text).find()) {
      add(
          entry,
          ChangeKind.FOREIGN_REGION,
          path,
          found -> text(REGION.matcher(text).replaceFirst(FOREIGN_REGION)));
    }
    if (text.startsWith("arn:") && !text.endsWith("/*")) {
      add(
          entry,
          ChangeKind.FOREIGN_ACCOUNT,
          path,
          found -> text("arn:aws:any:us-east-1:" + FOREIGN_ACCOUNT + ":thing"));
    }
  }

  private void number(Entry entry, List<String> path, double number) {
    add(entry, ChangeKind.WEAKEN, path, found -> Optional.of(like(found, Math.floor(number / 7))));
    add(entry, ChangeKind.WIDEN, path, found -> Optional.of(like(found, number * 1000 + 99_999)));
  }

  private static JsonNode like(Optional<JsonNode> before, double number) {
    return before.filter(JsonNode::isTextual).isPresent()
        ? TextNode.valueOf(String.valueOf((long) number))
        : NODES.numberNode((long) number);
  }

  private static String colours(String text) {
    return text.replace("Blue", "\0")
        .replace("Green", "Blue")
        .replace("\0", "Green")
        .replace("blue", "\0")
        .replace("green", "blue")
        .replace("\0", "green");
  }

  private static boolean isReference(JsonNode node) {
    return node.size() == 1 && (node.has("Ref") || node.has("Fn::GetAtt"));
  }

  private static List<String> below(List<String> path, String key) {
    List<String> below = new ArrayList<>(path);
    below.add(key);
    return List.copyOf(below);
  }

  private static Optional<JsonNode> text(String text) {
    return Optional.of(TextNode.valueOf(text));
  }

  private static JsonNode to(JsonNode reference, String id) {
    ObjectNode other = reference.deepCopy();
    if (other.has("Ref")) {
      other.put("Ref", id);
    } else if (other.path("Fn::GetAtt") instanceof ArrayNode attribute) {
      attribute.set(0, TextNode.valueOf(id));
    }
    return other;
  }

  private static JsonNode renamed(JsonNode object, String key) {
    ObjectNode renamed = NODES.objectNode();
    object
        .properties()
        .forEach(
            each ->
                renamed.set(
                    each.getKey().equals(key) ? key + "Old" : each.getKey(), each.getValue()));
    return renamed;
  }

  private static JsonNode with(JsonNode object, String key, String value) {
    ObjectNode wider = object.deepCopy();
    return wider.put(key, value);
  }

  private static JsonNode list(JsonNode list, JsonNode more) {
    ArrayNode longer = list.deepCopy();
    return longer.add(more);
  }

  private static JsonNode more(JsonNode text) {
    return TextNode.valueOf(text.asText().replaceFirst(":.*", ":Delete*"));
  }
}
