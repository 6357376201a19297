package com.paymentmigration.lambda.validation.table;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the base tables of the session's schema. */
public final class TableShapes {
  private static final String TABLES =
      """
      SELECT table_name, COALESCE(table_rows, 0) FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
      """;

  private static final String COLUMNS =
      """
      SELECT table_name, column_name, LOWER(data_type), is_nullable,
        COALESCE(IF(character_set_name = 'utf8', 'utf8mb3', character_set_name), ''),
        COALESCE(datetime_precision, 0), IF(data_type IN ('enum', 'set'), column_type, '')
      FROM information_schema.columns WHERE table_schema = DATABASE()
      """;

  private static final String COLUMNS_SORT = " ORDER BY table_name, ordinal_position";

  /** Of unique indexes; those that do not identify rows are left out here: a join is slower. */
  private static final String KEYS =
      """
       FROM information_schema.statistics WHERE table_schema = DATABASE() AND non_unique = 0
      """;

  private static final String KEYS_SORT =
      " ORDER BY table_name, index_name <> 'PRIMARY', index_name, seq_in_index";

  private TableShapes() {}

  /** Tables by name. */
  public static SortedMap<String, TableShape> read(Session session) {
    return read(session, "");
  }

  /** The table called {@code name}, if there is one. */
  public static SortedMap<String, TableShape> read(Session session, String name) {
    String only = name.isEmpty() ? "" : " AND table_name = " + Names.literal(name);
    SortedMap<String, List<ColumnShape>> columns = new TreeMap<>();
    session.each(
        COLUMNS + only + COLUMNS_SORT,
        row ->
            columns
                .computeIfAbsent(row.get(0), table -> new ArrayList<>())
                .add(
                    // Shared between tables and sides: a schema may have 20 000 tables.
                    new ColumnShape(
                        row.get(1).intern(),
                        row.get(2).intern(),
                        row.get(3).equals("YES"),
                        row.get(4).intern(),
                        Integer.parseInt(row.get(5)),
                        elements(row.get(6)))));
    SortedMap<String, Map<String, List<TableKey.Part>>> keys = keys(session, only);
    SortedMap<String, TableShape> tables = new TreeMap<>();
    session.each(
        TABLES + only,
        row -> {
          String table = row.get(0);
          tables.put(
              table,
              new TableShape(
                  table,
                  columns.getOrDefault(table, List.of()),
                  keys.getOrDefault(table, Map.of()).entrySet().stream()
                      .map(key -> new TableKey(key.getKey(), key.getValue()))
                      .toList(),
                  Long.parseLong(row.get(1))));
        });
    return tables;
  }

  /** Elements of {@code enum('a','b')}; more than there are where one holds a quote, never less. */
  private static int elements(String columnType) {
    return (int) columnType.chars().filter(letter -> letter == '\'').count() / 2;
  }

  /** Parts by table and index; of a table, in the order in which they were read. */
  private static SortedMap<String, Map<String, List<TableKey.Part>>> keys(
      Session session, String only) {
    SortedMap<String, Map<String, List<TableKey.Part>>> keys = new TreeMap<>();
    Set<List<String>> unfit = new HashSet<>();
    String visible = session.version().hasInvisibleIndexes() ? "is_visible" : "'YES'";
    session.each(
        "SELECT table_name, index_name, column_name, COALESCE(collation, 'A'),"
            + " COALESCE(sub_part, 0), nullable = 'YES' OR column_name IS NULL OR "
            + visible
            + " = 'NO'"
            + KEYS
            + only
            + KEYS_SORT,
        row -> {
          if (row.get(5).equals("1")) {
            unfit.add(row.subList(0, 2));
            return;
          }
          keys.computeIfAbsent(row.get(0), table -> new LinkedHashMap<>())
              .computeIfAbsent(row.get(1).intern(), index -> new ArrayList<>())
              .add(
                  new TableKey.Part(
                      row.get(2).intern(), row.get(3).equals("D"), Integer.parseInt(row.get(4))));
        });
    unfit.forEach(
        index -> keys.getOrDefault(index.get(0), new LinkedHashMap<>()).remove(index.get(1)));
    return keys;
  }
}
