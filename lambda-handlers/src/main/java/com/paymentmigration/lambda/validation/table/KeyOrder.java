package com.paymentmigration.lambda.validation.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The order of a table's key: how rows are named and how ranges are written. */
public final class KeyOrder {
  /** Characters of a value that a report shows: 300 named rows must fit one stored item. */
  private static final int SHOWN = 200;

  private final List<KeyColumn> columns;

  private KeyOrder(List<KeyColumn> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * The order of {@code key}, which both sides have; empty if the values of a part are spelled
   * differently on the sides.
   */
  static Optional<KeyOrder> of(TableKey key, TableShape source, TableShape target) {
    List<KeyColumn> columns = new ArrayList<>();
    for (TableKey.Part part : key.parts()) {
      ColumnShape one = source.column(part.column());
      ColumnShape other = target.column(part.column());
      Optional<KeyColumn> column =
          one == null || other == null ? Optional.empty() : KeyColumn.of(part, one, other);
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.add(column.get());
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(new KeyOrder(columns));
  }

  /**
   * Whether the index serves conditions on the key, and its order: its first part decides, the
   * others only sort within it. A prefix anywhere keeps the index from serving the order.
   */
  public boolean indexed() {
    return columns.get(0).indexed() && columns.stream().allMatch(column -> column.prefix() == 0);
  }

  /** Whether the key is one column of whole numbers, so that boundaries can be computed. */
  public boolean singleNumber() {
    return columns.size() == 1
        && columns.get(0).kind() == KeyColumn.Kind.WHOLE
        && !columns.get(0).descending();
  }

  /** Number of columns. */
  public int size() {
    return columns.size();
  }

  /** SQL that reads a key. */
  public String read() {
    return columns.stream().map(KeyColumn::read).collect(Collectors.joining(", "));
  }

  /** SQL that sorts in the order of the index. */
  public String sort() {
    return columns.stream().map(column -> column.sort(false)).collect(Collectors.joining(", "));
  }

  /** SQL that sorts against the order of the index. */
  public String sortBackwards() {
    return columns.stream().map(column -> column.sort(true)).collect(Collectors.joining(", "));
  }

  /** SQL of the lowest and the highest value of a single-number key. */
  public String bounds() {
    String column = columns.get(0).compared();
    return "CONCAT(MIN(" + column + ") + 0), CONCAT(MAX(" + column + ") + 0)";
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
      conditions.add(bound(range.after(), KeyColumn::after, false));
    }
    if (range.upTo() != null) {
      conditions.add(bound(range.upTo(), KeyColumn::before, true));
    }
    return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
  }

  private String bound(Key key, Beyond beyond, boolean inclusive) {
    int last = columns.size() - 1;
    String condition = beyond.of(columns.get(last), key.values().get(last), inclusive);
    for (int at = last - 1; at >= 0; at--) {
      KeyColumn column = columns.get(at);
      String value = key.values().get(at);
      condition =
          "("
              + beyond.of(column, value, false)
              + " OR ("
              + column.equal(value)
              + " AND "
              + condition
              + "))";
    }
    return last == 0
        ? condition
        : beyond.of(columns.get(0), key.values().get(0), true) + " AND " + condition;
  }

  /** Rows on one side of a value. */
  @FunctionalInterface
  private interface Beyond {
    String of(KeyColumn column, String value, boolean inclusive);
  }

  /** Condition of the rows that have one of {@code keys}. */
  public String among(List<Key> keys) {
    if (columns.size() == 1) {
      return columns.get(0).compared()
          + " IN ("
          + keys.stream().map(key -> literal(key, 0)).collect(Collectors.joining(", "))
          + ")";
    }
    if (!columns.stream().allMatch(KeyColumn::inRowConstructor)) {
      return keys.stream().map(this::equal).collect(Collectors.joining(" OR ", "(", ")"));
    }
    String names = columns.stream().map(KeyColumn::compared).collect(Collectors.joining(", "));
    return "("
        + names
        + ") IN ("
        + keys.stream().map(this::constructor).collect(Collectors.joining(", "))
        + ")";
  }

  private String constructor(Key key) {
    return each(at -> literal(key, at), ", ");
  }

  private String equal(Key key) {
    return each(at -> columns.get(at).equal(key.values().get(at)), " AND ");
  }

  private String each(IntFunction<String> part, String between) {
    return IntStream.range(0, columns.size())
        .mapToObj(part)
        .collect(Collectors.joining(between, "(", ")"));
  }

  private String literal(Key key, int at) {
    return columns.get(at).literal(key.values().get(at));
  }
}
