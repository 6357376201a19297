package com.paymentmigration.required;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What must be so, from {@code required/*.tsv}: columns type, resource, property, value,
 * requirement, reason. {@code {Side}} and {@code {side}} stand for each environment, {@code
 * {Other}} and {@code {other}} for the other one, {@code $[name]} for a text of {@code names.tsv}.
 */
public final class Statement {
  /** The files, by what they are about. */
  public static final List<String> FILES =
      List.of(
          "keys",
          "network",
          "peers",
          "credentials",
          "databases",
          "fleets",
          "backups",
          "entrance",
          "state",
          "logs",
          "functions",
          "alarms",
          "triggers",
          "permissions",
          "trusts",
          "workflows",
          "parameters",
          "outputs",
          "tags");

  private static final int COLUMNS = 6;
  private static final String EVERY_TYPE = "*";

  private final Map<String, List<RequiredValue>> byType = new LinkedHashMap<>();
  private final List<RequiredValue> lines = new ArrayList<>();
  private final Map<String, ResourcePattern> patterns = new HashMap<>();
  private final Map<String, Expected> values = new HashMap<>();

  private Statement() {}

  /** Reads the statement from the class path. */
  public static Statement load() {
    Statement statement = new Statement();
    Map<String, String> names = names();
    for (String file : FILES) {
      rows(file, COLUMNS).forEach(row -> statement.add(row, file, names));
    }
    return statement;
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    rows("names", 2).forEach(row -> names.put(row.get(0), row.get(1)));
    return names;
  }

  private void add(List<String> row, String file, Map<String, String> names) {
    String value = row.get(3);
    for (Map.Entry<String, String> name : names.entrySet()) {
      value = value.replace("$[" + name.getKey() + "]", name.getValue());
    }
    RequiredValue line =
        new RequiredValue(row.get(0), row.get(1), row.get(2), value, row.get(4), row.get(5), file);
    lines.add(line);
    sides(line)
        .forEach(each -> byType.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(each));
  }

  private static Stream<RequiredValue> sides(RequiredValue line) {
    return Stream.of(line.type().split(", ", -1))
        .map(line::about)
        .flatMap(each -> Stream.of(each.resource().split(", ", -1)).map(each::of))
        .flatMap(
            each ->
                each.resource().contains("{Side}")
                    ? Stream.of(side(each, "Blue", "Green"), side(each, "Green", "Blue"))
                    : Stream.of(each));
  }

  private static RequiredValue side(RequiredValue line, String side, String other) {
    return line.with("{Side}", side)
        .with("{side}", side.toLowerCase(java.util.Locale.ROOT))
        .with("{Other}", other)
        .with("{other}", other.toLowerCase(java.util.Locale.ROOT));
  }

  /** The lines as they are written, in the order of the files. */
  public List<RequiredValue> lines() {
    return List.copyOf(lines);
  }

  /** Lines about a type, and those about all. */
  List<RequiredValue> about(String type) {
    List<RequiredValue> all = new ArrayList<>(byType.getOrDefault(EVERY_TYPE, List.of()));
    all.addAll(byType.getOrDefault(type, List.of()));
    return all;
  }

  /** Lines that say how many resources there are. */
  List<RequiredValue> existences() {
    return byType.values().stream()
        .flatMap(List::stream)
        .filter(each -> each.property().equals(RequiredValue.EXISTS))
        .toList();
  }

  ResourcePattern pattern(String text) {
    return patterns.computeIfAbsent(text, ResourcePattern::new);
  }

  Expected expected(String text) {
    return values.computeIfAbsent(text, Expected::new);
  }

  private static List<List<String>> rows(String file, int columns) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : text("/required/" + file + ".tsv").lines().skip(1).toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> row = List.of(line.split("\t", -1));
      if (row.size() != columns) {
        throw new IllegalStateException(
            "required/"
                + file
                + ".tsv: received "
                + row.size()
                + " columns in '"
                + line
                + "', allowed: "
                + columns);
      }
      rows.add(row);
    }
    return rows;
  }

  private static String text(String resource) {
    try (InputStream file = Statement.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException(
            "statement: received nothing for "
                + resource
                + ", allowed: a file of src/main/resources");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
