package com.paymentmigration.lambda.validation.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The order of a table's key: how rows are named and how ranges are written. */
public final class KeyOrder {
  /** Characters of a value that a report shows: 300 named rows must fit one stored item. */
  private static final int SHOWN = 200;

  private final List<KeyColumn> columns;

  private KeyOrder(List<KeyColumn> columns) {
    this.columns = List.copyOf(columns);
  }

  /** The order of {@code shape}'s key; empty if it has none that ranges can follow. */
  static Optional<KeyOrder> of(TableShape shape) {
    List<KeyColumn> columns = new ArrayList<>();
    for (String name : shape.keyColumns()) {
      ColumnShape column = shape.column(name);
      Optional<KeyColumn> key = column == null ? Optional.empty() : KeyColumn.of(column);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      columns.add(key.get());
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(new KeyOrder(columns));
  }

  /** Whether the key is one column of whole numbers, so that boundaries can be computed. */
  public boolean singleNumber() {
    return columns.size() == 1 && columns.get(0).kind() == KeyColumn.Kind.WHOLE;
  }

  /** Number of columns. */
  public int size() {
    return columns.size();
  }

  /** SQL that reads a key. */
  public String read() {
    return columns.stream().map(KeyColumn::read).collect(Collectors.joining(", "));
  }

  /** SQL that sorts by the key. */
  public String sort() {
    return columns.stream().map(KeyColumn::quoted).collect(Collectors.joining(", "));
  }

  /** SQL that sorts by the key, the highest first. */
  public String sortDescending() {
    return columns.stream()
        .map(column -> column.quoted() + " DESC")
        .collect(Collectors.joining(", "));
  }

  /** What a report calls the row with {@code key}: {@code id=7, day=2026-01-02}. */
  public String shown(Key key) {
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < columns.size(); at++) {
      String value = columns.get(at).shown(key.values().get(at));
      parts.add(
          columns.get(at).name()
              + "="
              + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value));
    }
    return String.join(", ", parts);
  }

  /**
   * Condition of the rows of {@code range}. Spelled out instead of a row comparison, which MySQL
   * does not turn into an index range (Reference Manual, "Range Optimization of Row Constructor
   * Expressions").
   */
  public String within(KeyRange range) {
    List<String> conditions = new ArrayList<>();
    if (range.after() != null) {
      conditions.add(bound(range.after(), ">", false));
    }
    if (range.upTo() != null) {
      conditions.add(bound(range.upTo(), "<", true));
    }
    return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
  }

  private String bound(Key key, String operator, boolean inclusive) {
    int last = columns.size() - 1;
    String condition =
        columns.get(last).quoted() + operator + (inclusive ? "=" : "") + literal(key, last);
    for (int at = last - 1; at >= 0; at--) {
      String name = columns.get(at).quoted();
      String value = literal(key, at);
      condition =
          "(" + name + operator + value + " OR (" + name + "=" + value + " AND " + condition + "))";
    }
    return last == 0
        ? condition
        : columns.get(0).quoted() + operator + "=" + literal(key, 0) + " AND " + condition;
  }

  /** Condition of the rows that have one of {@code keys}. */
  public String among(List<Key> keys) {
    String values =
        keys.stream()
            .map(
                key -> {
                  List<String> literals = new ArrayList<>();
                  for (int at = 0; at < columns.size(); at++) {
                    literals.add(literal(key, at));
                  }
                  String joined = String.join(", ", literals);
                  return columns.size() == 1 ? joined : "(" + joined + ")";
                })
            .collect(Collectors.joining(", "));
    String names = sort();
    return (columns.size() == 1 ? names : "(" + names + ")") + " IN (" + values + ")";
  }

  private String literal(Key key, int at) {
    return columns.get(at).literal(key.values().get(at));
  }
}
