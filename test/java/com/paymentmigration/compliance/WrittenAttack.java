package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A change of the whole template that a person thought of.
 *
 * @param about constraint, in the words of the other evidence
 * @param what in words
 * @param changes {@code set}, {@code add} (to an array), {@code remove} and {@code section} (from
 *     the top) with a JSON pointer whose first part is a symbol; {@code replace} of a text; {@code
 *     twice}, a name twice in a definition; {@code merge}, two parameters of a step as one
 * @param survives why no gate finds it; empty if one must
 */
record WrittenAttack(String about, String what, List<String> changes, String survives) {
  private static final String FILE = "test/resources/compliance/written-attacks.tsv";

  static List<WrittenAttack> all() {
    return SourceTree.text(SourceTree.path(FILE))
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cell -> new WrittenAttack(cell[0], cell[1], List.of(cell[2].split(" ;; ")), cell[3]))
        .toList();
  }

  /** The broken template; {@code whole} stays as it is. */
  JsonNode applied(JsonNode whole) {
    Template template = Template.of(whole);
    for (String change : changes) {
      String[] part = change.split(" ", 3);
      switch (part[0]) {
        case "set" -> template.set(pointer(whole, part[1]), json(whole, part[2]));
        case "add" -> template.set(pointer(whole, part[1]) + "/-", json(whole, part[2]));
        case "remove" -> template.remove(pointer(whole, part[1]));
        case "section" -> template.section(part[1], json(whole, part[2]));
        case "replace" -> {
          String[] texts = change.substring("replace ".length()).split(" => ", 2);
          template = template.replace(texts[0], texts[1]);
        }
        case "twice" -> twice(template, id(whole, part[1]), part[2]);
        case "merge" -> template = merged(whole, id(whole, part[1]));
        default -> throw new IllegalArgumentException("change: received '" + change + "'");
      }
    }
    if (template.json().equals(whole)) {
      throw new IllegalArgumentException(this + ": changes nothing");
    }
    return template.json();
  }

  /** The name stands at the beginning, too: who reads the last one sees the right one. */
  private static void twice(Template template, String machine, String nameAndValue) {
    int space = nameAndValue.indexOf(' ');
    JsonNode definition =
        template.json().at("/Resources/" + machine + "/Properties/DefinitionString");
    ArrayNode parts = (ArrayNode) definition.path("Fn::Join").path(1);
    String first =
        "{\"%s\":%s,"
            .formatted(nameAndValue.substring(0, space), nameAndValue.substring(space + 1));
    parts.set(0, first + parts.path(0).asText().substring(1));
  }

  /** Two parameters become one, whose name holds the other with its value. */
  private static Template merged(JsonNode whole, String machine) {
    OpenTemplate open = new OpenTemplate(whole);
    JsonNode definition = open.root().at("/Resources/" + machine + "/Properties/DefinitionString");
    for (JsonNode parameters : definition.findValues("Parameters")) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      parameters.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
      List<String> names = new ArrayList<>(sorted.keySet());
      if (names.size() > 1
          && sorted.get(names.get(0)).isTextual()
          && sorted.get(names.get(1)).isTextual()) {
        ObjectNode changed = (ObjectNode) parameters;
        String first = sorted.get(names.get(0)).asText();
        changed.remove(names.get(0));
        changed.remove(names.get(1));
        changed.set(names.get(0) + "=" + first + "; " + names.get(1), sorted.get(names.get(1)));
        Template broken = Template.of(whole);
        ((ObjectNode) broken.root().path("Resources"))
            .set(machine, open.closed(open.root().path("Resources").path(machine)));
        return broken;
      }
    }
    throw new IllegalArgumentException("no step of " + machine + " has two parameters");
  }

  private static String pointer(JsonNode whole, String written) {
    int slash = written.indexOf('/');
    String symbol = slash < 0 ? written : written.substring(0, slash);
    return "/" + id(whole, symbol) + (slash < 0 ? "" : written.substring(slash));
  }

  private static String id(JsonNode whole, String symbol) {
    for (Map.Entry<String, JsonNode> each : whole.path("Resources").properties()) {
      if (each.getKey().replaceFirst("[0-9A-F]{8}$", "").equals(symbol)) {
        return each.getKey();
      }
    }
    return symbol;
  }

  /** Symbols that stand as texts of their own become ids. */
  private static String json(JsonNode whole, String written) {
    String json = written;
    for (Map.Entry<String, JsonNode> each : whole.path("Resources").properties()) {
      String symbol = each.getKey().replaceFirst("[0-9A-F]{8}$", "");
      json = json.replace("\"" + symbol + "\"", "\"" + each.getKey() + "\"");
      json = json.replace("${" + symbol + "}", "${" + each.getKey() + "}");
    }
    return json;
  }

  @Override
  public String toString() {
    return about + ": " + what;
  }
}
