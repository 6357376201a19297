package com.paymentmigration.lambda.validation.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a schema is compared. Names are compared as they are spelled; those of columns whatever
 * the case of their letters.
 *
 * @param tables rows of these tables only; empty for all
 * @param ignoredTables tables that nothing looks at, with the reason of each
 * @param ignoredColumns columns that nothing looks at, {@code table.column}, with the reason of
 *     each
 * @param where SQL condition by table: only the rows that satisfy it are compared
 */
public record Selection(
    Set<String> tables,
    Map<String, String> ignoredTables,
    Map<String, String> ignoredColumns,
    Map<String, String> where) {
  /** Everything. */
  public static final Selection ALL = new Selection(Set.of(), Map.of(), Map.of(), Map.of());

  /** Keeps its own copies. */
  public Selection {
    tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
    ignoredTables = Collections.unmodifiableSortedMap(new TreeMap<>(ignoredTables));
    SortedMap<String, String> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    columns.putAll(ignoredColumns);
    ignoredColumns = Collections.unmodifiableSortedMap(columns);
    where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
  }

  /** Only {@code tables}. */
  public static Selection only(Set<String> tables) {
    return new Selection(tables, Map.of(), Map.of(), Map.of());
  }

  /** Whether rows of {@code table} are asked for. */
  public boolean wants(String table) {
    return (tables.isEmpty() || tables.contains(table)) && !ignores(table);
  }

  /** Whether nothing looks at {@code table}. */
  public boolean ignores(String table) {
    return ignoredTables.containsKey(table);
  }

  /** Whether nothing looks at {@code column} of {@code table}. */
  public boolean ignores(String table, String column) {
    return ignores(table) || ignoredColumns.containsKey(table + "." + column);
  }

  /** SQL condition of the rows of {@code table} that are compared; {@code TRUE} for all. */
  public String condition(String table) {
    String condition = where.get(table);
    return condition == null ? "TRUE" : "(" + condition + ")";
  }

  /** {@code shapes} without what is ignored. */
  public SortedMap<String, TableShape> of(SortedMap<String, TableShape> shapes) {
    SortedMap<String, TableShape> left = new TreeMap<>();
    shapes.forEach(
        (name, shape) -> {
          if (!ignores(name)) {
            left.put(
                name,
                new TableShape(
                    name,
                    shape.columns().stream()
                        .filter(column -> !ignores(name, column.name()))
                        .toList(),
                    shape.keys(),
                    shape.estimatedRows()));
          }
        });
    return left;
  }

  /**
   * What is selected and is not there, or identifies rows; one text for each.
   *
   * @param source tables of the source
   * @param target tables of the target
   */
  public List<String> impossible(
      SortedMap<String, TableShape> source, SortedMap<String, TableShape> target) {
    List<String> wrong = new ArrayList<>();
    for (String table : ignoredTables.keySet()) {
      if (!source.containsKey(table) && !target.containsKey(table)) {
        wrong.add("ignored table " + table + " is on neither side");
      }
    }
    for (String table : where.keySet()) {
      if (!source.containsKey(table) && !target.containsKey(table)) {
        wrong.add("the condition's table " + table + " is on neither side");
      }
    }
    for (String name : ignoredColumns.keySet()) {
      SortedSet<String> why = new TreeSet<>();
      boolean onSource = column(source, name, why);
      boolean onTarget = column(target, name, why);
      if (!onSource && !onTarget) {
        wrong.add("ignored column " + name + " is on neither side");
      }
      wrong.addAll(why);
    }
    return wrong;
  }

  private static boolean column(
      SortedMap<String, TableShape> side, String name, SortedSet<String> why) {
    int dot = name.indexOf('.');
    TableShape table = side.get(name.substring(0, dot));
    String column = name.substring(dot + 1);
    if (table == null || table.column(column) == null) {
      return false;
    }
    if (table.keys().stream()
        .limit(1)
        .flatMap(key -> key.parts().stream())
        .anyMatch(part -> part.column().equalsIgnoreCase(column))) {
      why.add("ignored column " + name + " is a part of the key that tells rows apart");
    }
    return true;
  }
}
