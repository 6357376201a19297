package com.paymentmigration.required;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template against the statement. Closed on both sides: what is stated must be there with an
 * allowed value, and what nobody stated must not be there.
 */
public final class Comparison {
  private static final String BELOW = "**";
  private static final Pattern REPEATED = Pattern.compile("(any number|one or more) of (.*)");

  /** Sections besides the resources, with the type that the statement gives their entries. */
  private static final Map<String, String> SECTIONS = sections();

  private static final List<String> OTHER_SECTIONS =
      List.of("Resources", "Description", "Metadata", "AWSTemplateFormatVersion");

  /** How a console shows the parameters. */
  private static final String ORDER_OF_PARAMETERS = "AWS::CloudFormation::Interface";

  private final Statement statement;
  private final JsonNode template;
  private final Spelling spelling;
  private final Facts facts;
  private final Map<RequiredValue, Integer> numbers = new LinkedHashMap<>();
  private final List<Breach> breaches = new ArrayList<>();

  private Comparison(Statement statement, JsonNode template, String region) {
    this.statement = statement;
    this.template = template;
    this.spelling = new Spelling(region);
    this.facts = new Facts(template);
  }

  /**
   * What of {@code template} is not as {@code statement} says.
   *
   * @param region of the stack, for example {@code us-east-1}
   */
  public static List<Breach> of(Statement statement, JsonNode template, String region) {
    Comparison comparison = new Comparison(statement, template, region);
    // Twice: a value may depend on one that stands behind it.
    comparison.compare();
    comparison.breaches.clear();
    comparison.compare();
    return List.copyOf(comparison.breaches);
  }

  private static Map<String, String> sections() {
    Map<String, String> sections = new LinkedHashMap<>();
    sections.put("Parameters", "Parameter");
    sections.put("Conditions", "Condition");
    sections.put("Mappings", "Mapping");
    sections.put("Rules", "Rule");
    sections.put("Outputs", "Output");
    return sections;
  }

  private void compare() {
    statement.existences().forEach(each -> numbers.put(each, 0));
    template
        .path("Resources")
        .properties()
        .forEach(
            each ->
                compare(
                    each.getKey(),
                    Spelling.symbol(each.getKey()),
                    each.getValue().path("Type").asText(),
                    "/Resources/" + each.getKey(),
                    spelling.leaves(each.getValue())));
    SECTIONS.forEach(
        (section, type) ->
            template
                .path(section)
                .properties()
                .forEach(
                    each ->
                        compare(
                            each.getKey(),
                            each.getKey(),
                            type,
                            "/" + section + "/" + each.getKey(),
                            spelling.values(each.getValue()))));
    numbers.forEach(this::count);
    template.fieldNames().forEachRemaining(this::section);
  }

  private void section(String name) {
    if (!SECTIONS.containsKey(name) && !OTHER_SECTIONS.contains(name)) {
      add(RequiredRule.UNSTATED, "/" + name, "received a section, required: none");
    }
    if (name.equals("Metadata")) {
      template.path(name).fieldNames().forEachRemaining(this::note);
    }
  }

  /** What is accepted here would be accepted of every resource. */
  private void note(String key) {
    if (!key.equals(ORDER_OF_PARAMETERS)) {
      add(RequiredRule.UNSTATED, "/Metadata/" + key, "received a note, required: none");
    }
  }

  private void count(RequiredValue line, int number) {
    Expected expected = statement.expected(line.value());
    if (!expected.admits(String.valueOf(number), facts)) {
      add(
          RequiredRule.RESOURCE,
          "/Resources",
          "received "
              + number
              + " of "
              + line.type()
              + " "
              + line.resource()
              + ", required "
              + because(expected, line));
    }
  }

  private void compare(String id, String symbol, String type, String pointer, List<Leaf> leaves) {
    Map<String, List<RequiredValue>> stated = new LinkedHashMap<>();
    boolean known = false;
    for (RequiredValue line : statement.about(type)) {
      Optional<UnaryOperator<String>> filling = statement.pattern(line.resource()).filling(symbol);
      if (filling.isEmpty()) {
        continue;
      }
      if (line.property().equals(RequiredValue.EXISTS)) {
        known = true;
        numbers.merge(line, 1, Integer::sum);
        continue;
      }
      String property = filling.get().apply(line.property());
      RequiredValue filled = line.of(symbol).requiring(filling.get().apply(line.value()));
      List<RequiredValue> lines = stated.computeIfAbsent(property, each -> new ArrayList<>());
      if (!property.endsWith("[]")) {
        lines.clear();
      }
      lines.add(filled);
    }
    if (!known) {
      add(RequiredRule.RESOURCE, pointer, "received " + type + " " + id + ", required: nothing");
      return;
    }
    compare(pointer, stated, byProperty(leaves));
  }

  private static Map<String, List<String>> byProperty(List<Leaf> leaves) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Leaf leaf : leaves) {
      values.computeIfAbsent(leaf.property(), each -> new ArrayList<>()).add(leaf.value());
    }
    return values;
  }

  private void compare(
      String pointer, Map<String, List<RequiredValue>> stated, Map<String, List<String>> values) {
    stated.forEach(
        (property, lines) -> {
          if (property.endsWith("[]")) {
            elements(pointer + "/" + property, lines, values.getOrDefault(property, List.of()));
          } else if (!property.endsWith(BELOW)) {
            single(
                pointer + "/" + property, lines.get(0), values.getOrDefault(property, List.of()));
          }
        });
    values.forEach(
        (property, found) -> {
          if (!stated.containsKey(property)) {
            unstated(pointer, property, found, stated);
          }
        });
  }

  private void unstated(
      String pointer,
      String property,
      List<String> found,
      Map<String, List<RequiredValue>> stated) {
    for (Map.Entry<String, List<RequiredValue>> each : stated.entrySet()) {
      String prefix = each.getKey();
      if (prefix.endsWith(BELOW)
          && property.startsWith(prefix.substring(0, prefix.length() - BELOW.length()))) {
        found.forEach(value -> value(pointer + "/" + property, each.getValue().get(0), value));
        return;
      }
    }
    add(
        RequiredRule.UNSTATED,
        pointer + "/" + property,
        "received " + Breach.shown(found.toString()) + ", required: nothing");
  }

  private void single(String pointer, RequiredValue line, List<String> values) {
    Expected expected = statement.expected(line.value());
    if (values.isEmpty() && !expected.isOptional(facts)) {
      add(RequiredRule.MISSING, pointer, "received nothing, required " + because(expected, line));
    }
    values.forEach(value -> value(pointer, line, value));
  }

  private void value(String pointer, RequiredValue line, String value) {
    Expected expected = statement.expected(line.value());
    if (!expected.admits(value, facts)) {
      add(
          RequiredRule.VALUE,
          pointer,
          "received " + Breach.shown(value) + ", required " + because(expected, line));
    }
  }

  /** Each value is of one line; each line has a value, or several where it says so. */
  private void elements(String pointer, List<RequiredValue> lines, List<String> values) {
    List<RequiredValue> open = new ArrayList<>(lines);
    Set<RequiredValue> met = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      Optional<RequiredValue> line =
          open.stream().filter(each -> element(each).admits(value, facts)).findFirst();
      if (line.isEmpty()) {
        add(
            RequiredRule.VALUE,
            pointer,
            "received "
                + Breach.shown(value)
                + ", required one of the "
                + lines.size()
                + " that are stated ("
                + lines.get(0).requirement()
                + ")");
      } else if (!REPEATED.matcher(line.get().value()).matches()) {
        open.remove(line.get());
      } else {
        met.add(line.get());
        if (!seen.add(value)) {
          add(RequiredRule.VALUE, pointer, "received " + Breach.shown(value) + ", required: once");
        }
      }
    }
    open.removeIf(met::contains);
    for (RequiredValue line : open) {
      if (!line.value().startsWith("any number of ") && !element(line).isOptional(facts)) {
        add(
            RequiredRule.MISSING,
            pointer,
            "received nothing, required " + because(element(line), line));
      }
    }
  }

  private Expected element(RequiredValue line) {
    Matcher repeated = REPEATED.matcher(line.value());
    return statement.expected(repeated.matches() ? repeated.group(2) : line.value());
  }

  private static String because(Expected expected, RequiredValue line) {
    return Breach.shown(expected.toString())
        + " ("
        + line.requirement()
        + "): "
        + line.reason()
        + " [required/"
        + line.file()
        + ".tsv]";
  }

  private void add(RequiredRule rule, String pointer, String line) {
    breaches.add(new Breach(rule.id(), pointer, pointer + ": " + rule.reason() + ": " + line));
  }
}
