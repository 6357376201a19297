package com.paymentmigration.lambda.validation.table;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      SELECT table_name, column_name, LOWER(data_type), is_nullable, COALESCE(character_set_name, ''),
        COALESCE(datetime_precision, 0)
      FROM information_schema.columns WHERE table_schema = DATABASE()
      ORDER BY table_name, ordinal_position
      """;

  private static final String KEYS =
      """
      SELECT table_name, index_name, column_name, COALESCE(collation, 'A'), COALESCE(sub_part, 0)
      FROM information_schema.statistics s
      WHERE table_schema = DATABASE() AND non_unique = 0 AND NOT EXISTS (
        SELECT 1 FROM information_schema.statistics p
        WHERE p.table_schema = s.table_schema AND p.table_name = s.table_name
          AND p.index_name = s.index_name
          AND (p.nullable = 'YES' OR p.column_name IS NULL OR p.is_visible = 'NO'))
      ORDER BY table_name, index_name <> 'PRIMARY', index_name, seq_in_index
      """;

  private TableShapes() {}

  /** Tables by name. */
  public static SortedMap<String, TableShape> read(Session session) {
    SortedMap<String, List<ColumnShape>> columns = new TreeMap<>();
    for (List<String> row : session.rows(COLUMNS)) {
      columns
          .computeIfAbsent(row.get(0), table -> new ArrayList<>())
          .add(
              new ColumnShape(
                  row.get(1),
                  row.get(2),
                  row.get(3).equals("YES"),
                  row.get(4),
                  Integer.parseInt(row.get(5))));
    }
    SortedMap<String, Map<String, List<TableKey.Part>>> keys = keys(session);
    SortedMap<String, TableShape> tables = new TreeMap<>();
    for (List<String> row : session.rows(TABLES)) {
      String name = row.get(0);
      tables.put(
          name,
          new TableShape(
              name,
              columns.getOrDefault(name, List.of()),
              keys.getOrDefault(name, Map.of()).entrySet().stream()
                  .map(key -> new TableKey(key.getKey(), key.getValue()))
                  .toList(),
              Long.parseLong(row.get(1))));
    }
    return tables;
  }

  /** Parts by table and index; of a table, in the order in which they were read. */
  private static SortedMap<String, Map<String, List<TableKey.Part>>> keys(Session session) {
    SortedMap<String, Map<String, List<TableKey.Part>>> keys = new TreeMap<>();
    for (List<String> row : session.rows(KEYS)) {
      keys.computeIfAbsent(row.get(0), table -> new LinkedHashMap<>())
          .computeIfAbsent(row.get(1), index -> new ArrayList<>())
          .add(new TableKey.Part(row.get(2), row.get(3).equals("D"), Integer.parseInt(row.get(4))));
    }
    return keys;
  }
}
