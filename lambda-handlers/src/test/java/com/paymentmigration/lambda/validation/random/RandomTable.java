package com.paymentmigration.lambda.validation.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table with random columns, key and rows.
 *
 * @param name name
 * @param columns columns beside {@code id}: c0, c1 …
 * @param key parts of the key; empty for a table without one
 * @param keyed names of the key's columns
 * @param rows rows at most: those whose key is taken are left out
 */
record RandomTable(
    String name, List<RandomColumn> columns, List<String> key, List<String> keyed, int rows) {
  private static final List<Integer> ROWS = List.of(0, 1, 40, 300, 2500, 12_000);

  static RandomTable of(String name, List<RandomColumn> drawn, Random random) {
    List<RandomColumn> columns = new ArrayList<>(drawn);
    if (random.nextInt(3) == 0) {
      // A neighbour of the same type, where a value could move to unseen.
      columns.add(1, columns.get(0).ofNulls());
      columns.set(0, columns.get(0).ofNulls());
    }
    List<String> names = new ArrayList<>();
    for (int at = 0; at < columns.size(); at++) {
      if (!columns.get(at).keyPart().isEmpty()) {
        names.add("c" + at);
      }
    }
    Collections.shuffle(names, random);
    List<String> keyed =
        new ArrayList<>(names.subList(0, Math.min(names.size(), random.nextInt(3))));
    if (keyed.isEmpty() || random.nextInt(5) > 0) {
      keyed.add(random.nextInt(keyed.size() + 1), "id");
    }
    if (random.nextInt(10) == 0) {
      keyed.clear();
    }
    List<String> key = new ArrayList<>();
    for (String column : keyed) {
      String part =
          column.equals("id")
              ? "id"
              : String.format(columns.get(Integer.parseInt(column.substring(1))).keyPart(), column);
      key.add(part + (random.nextInt(4) == 0 ? " DESC" : ""));
    }
    return new RandomTable(name, columns, key, keyed, ROWS.get(random.nextInt(ROWS.size())));
  }

  /** Makes and fills it; the same on both sides. */
  List<String> create() {
    List<String> lines = new ArrayList<>();
    lines.add("id INT NOT NULL");
    for (int at = 0; at < columns.size(); at++) {
      RandomColumn column = columns.get(at);
      String type = column.type().replace(" NULL", "");
      lines.add("c" + at + " " + type + (column.nullable() ? " NULL" : " NOT NULL"));
    }
    if (!key.isEmpty()) {
      lines.add("PRIMARY KEY (" + String.join(", ", key) + ")");
    }
    List<String> values = new ArrayList<>();
    for (int at = 0; at < columns.size(); at++) {
      RandomColumn column = columns.get(at);
      int step = 1 + at * at;
      values.add(
          IntStream.range(0, column.choices())
              .mapToObj(choice -> " WHEN " + choice + " THEN " + column.literal(choice))
              .collect(
                  Collectors.joining(
                      "", "CASE (n DIV " + step + ") % " + column.choices(), " END")));
    }
    values.add(0, "n");
    return List.of(
        "CREATE TABLE " + name + " (" + String.join(", ", lines) + ")",
        "INSERT IGNORE INTO "
            + name
            + " SELECT "
            + String.join(", ", values)
            + " FROM numbers WHERE n < "
            + rows);
  }

  /** A change of one of the last rows: a range that is cut into parts must be read to its end. */
  String changeNearTheEnd(Random random) {
    return "UPDATE IGNORE "
        + name
        + " SET id = id + 1000000 WHERE id = "
        + (rows - 1 - random.nextInt(Math.max(1, rows / 8)));
  }

  /** A random change of one or a few rows of one side. */
  String change(Random random) {
    int id = rows == 0 ? 0 : random.nextInt(rows + 1);
    String where = " WHERE id = " + id;
    int at = random.nextInt(columns.size());
    RandomColumn column = columns.get(at);
    return switch (random.nextInt(7)) {
      case 0 -> "DELETE FROM " + name + where;
      case 1 ->
          "DELETE FROM " + name + " WHERE id >= " + (id - random.nextInt(3)) + " AND id <= " + id;
      case 2 -> {
        String all =
            columns.stream()
                .map(each -> each.literal(random.nextInt(99)))
                .collect(Collectors.joining(", ", id + ", ", ""));
        yield "INSERT IGNORE INTO " + name + " VALUES (" + all + ")";
      }
      case 4 ->
          columns.size() < 2
              ? "DELETE FROM " + name + where
              : "UPDATE IGNORE " + name + " SET c1 = (@c := c1), c1 = c0, c0 = @c" + where;
      case 3 -> "UPDATE IGNORE " + name + " SET id = id + 1000000" + where;
      default ->
          "UPDATE IGNORE "
              + name
              + " SET c"
              + at
              + " = "
              + column.literal(random.nextInt(99))
              + where;
    };
  }

  /** Reads every row: the key's columns first, then all. */
  String read() {
    List<String> all = new ArrayList<>();
    keyed.forEach(column -> all.add(readKey(column)));
    all.add("id");
    for (int at = 0; at < columns.size(); at++) {
      all.add(read("c" + at));
    }
    return "SELECT " + String.join(", ", all) + " FROM " + name;
  }

  /** Of a part that the index holds a prefix of, that prefix: it identifies the row. */
  private String readKey(String column) {
    if (column.equals("id")) {
      return column;
    }
    String part = columns.get(Integer.parseInt(column.substring(1))).keyPart();
    int bracket = part.indexOf('(');
    return bracket < 0
        ? read(column)
        : "HEX(LEFT(" + column + ", " + part.substring(bracket + 1) + ")";
  }

  private String read(String column) {
    return column.equals("id")
        ? "id"
        : String.format(columns.get(Integer.parseInt(column.substring(1))).read(), column);
  }
}
