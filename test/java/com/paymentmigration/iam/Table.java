package com.paymentmigration.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules kept as data: a file of columns by tabulators, whose first line names them. */
final class Table {
  private Table() {}

  /**
   * Rows of {@code /iam/name}, by column.
   *
   * @throws IllegalArgumentException if a row has another number of columns than the header
   */
  static List<Map<String, String>> of(String name) {
    List<String> lines =
        text(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    List<String> columns = List.of(lines.get(0).split("\t", -1));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t", -1));
      if (cells.size() != columns.size()) {
        throw new IllegalArgumentException(
            name
                + ": received "
                + cells.size()
                + " columns in '"
                + line
                + "', allowed: "
                + columns);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), cells.get(i).strip());
      }
      rows.add(row);
    }
    return rows;
  }

  private static String text(String name) {
    try (InputStream file = Table.class.getResourceAsStream("/iam/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + name, failure);
    }
  }
}
