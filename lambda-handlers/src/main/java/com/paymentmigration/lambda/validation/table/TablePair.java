package com.paymentmigration.lambda.validation.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table that exists on both sides, and the SQL that reads it; the same text for both. */
public final class TablePair {
  private static final String EVERY_ROW = "TRUE";

  private final TableShape source;
  private final TableShape target;
  private final RowForm form;
  private final List<ColumnShape> columns = new ArrayList<>();
  private final List<String> tokens;
  private final List<String> columnTokens;
  private final Optional<KeyOrder> order;
  private final String index;
  private final String where;

  /** The columns that both sides have, in the source's order, decide what is compared. */
  public TablePair(TableShape source, TableShape target, RowForm form) {
    this(source, target, form, EVERY_ROW);
  }

  /**
   * The same of some rows.
   *
   * @param where SQL condition of the rows
   */
  public TablePair(TableShape source, TableShape target, RowForm form, String where) {
    this.where = where;
    this.source = source;
    this.target = target;
    this.form = form;
    RowTokens all = new RowTokens(form);
    for (ColumnShape column : source.columns()) {
      ColumnShape twin = target.column(column.name());
      if (twin != null) {
        columns.add(column);
        all.add(column, twin);
      }
    }
    this.tokens = all.row();
    this.columnTokens = all.columns();
    Optional<SharedKey> key = SharedKey.of(source, target);
    this.order = key.map(SharedKey::order);
    this.index = key.map(SharedKey::forced).orElse("");
  }

  /** Name of the table. */
  public String name() {
    return source.name();
  }

  /** The source's estimate of its rows. */
  public long estimatedRows() {
    return source.estimatedRows();
  }

  /** Whether the sides have a column in common at all. */
  public boolean comparable() {
    return !columns.isEmpty();
  }

  /** Columns that one side only has. */
  public List<String> columnsOfOneSide() {
    List<String> names = new ArrayList<>();
    source.columns().stream()
        .filter(column -> target.column(column.name()) == null)
        .forEach(column -> names.add(column.name()));
    target.columns().stream()
        .filter(column -> source.column(column.name()) == null)
        .forEach(column -> names.add(column.name()));
    return names;
  }

  /** The key's order; empty if rows cannot be named. */
  public Optional<KeyOrder> order() {
    return order;
  }

  private String from(String condition) {
    return " FROM " + Names.quoted(name()) + index + " WHERE " + of(condition);
  }

  private String of(String condition) {
    if (where.equals(EVERY_ROW)) {
      return condition;
    }
    return condition.equals(EVERY_ROW) ? where : where + " AND (" + condition + ")";
  }

  private KeyOrder key() {
    return order.orElseThrow();
  }

  /** Count and order-free digest of a range; of the whole table where there is no key. */
  public String digest(KeyRange range) {
    RowHash hash = form.hash();
    if (order.isEmpty()) {
      return "SELECT COUNT(*), " + hash.sum(tokens) + from("TRUE");
    }
    return "SELECT COUNT(*), "
        + (form.sliced() ? hash.slices(tokens) : hash.xor(tokens))
        + from(key().within(range));
  }

  /** Key and hash of at most {@code limit} rows of a range, in order. */
  public String rows(KeyRange range, int limit) {
    return "SELECT "
        + key().read()
        + ", "
        + form.hash().of(tokens)
        + from(key().within(range))
        + " ORDER BY "
        + key().sort()
        + " LIMIT "
        + limit;
  }

  /** Key and hash of the rows with one of {@code keys}. */
  public String rows(List<Key> keys) {
    return "SELECT " + key().read() + ", " + form.hash().of(tokens) + from(key().among(keys));
  }

  /** The key of the {@code count}-th row of a range; no row if there are fewer. */
  public String boundary(KeyRange range, long count) {
    return "SELECT "
        + key().read()
        + from(key().within(range))
        + " ORDER BY "
        + key().sort()
        + " LIMIT 1 OFFSET "
        + (count - 1);
  }

  /** The key of the row that {@code count} newer rows follow; no row if there are fewer. */
  public String newest(long count) {
    return "SELECT "
        + key().read()
        + from("TRUE")
        + " ORDER BY "
        + key().sortBackwards()
        + " LIMIT 1 OFFSET "
        + count;
  }

  /** Lowest and highest value of a single-number key. */
  public String bounds() {
    return "SELECT " + key().bounds() + from("TRUE");
  }

  /** A hash per column of the row with {@code key}, in the order of {@link #columnNames}. */
  public String columnHashes(Key key) {
    List<String> hashes = new ArrayList<>();
    columnTokens.forEach(token -> hashes.add(form.hash().of(List.of(token))));
    return "SELECT " + String.join(", ", hashes) + from(key().among(List.of(key)));
  }

  /** The compared columns, as the source has them. */
  public List<ColumnShape> columns() {
    return List.copyOf(columns);
  }

  /** SQL that reads {@code expressions} of the row with {@code key}. */
  public String select(List<String> expressions, Key key) {
    return "SELECT " + String.join(", ", expressions) + from(key().among(List.of(key)));
  }

  /** SQL condition of the row with {@code key}. */
  public String condition(Key key) {
    return key().among(List.of(key));
  }

  /** Names of the compared columns. */
  public List<String> columnNames() {
    return columns.stream().map(ColumnShape::name).toList();
  }

  /** Hash of every row that is not the same number of times on both sides: hash and count. */
  public String hashCounts(int limit) {
    return "SELECT "
        + form.hash().of(tokens)
        + " h, COUNT(*)"
        + from("TRUE")
        + " GROUP BY h ORDER BY h LIMIT "
        + limit;
  }
}
