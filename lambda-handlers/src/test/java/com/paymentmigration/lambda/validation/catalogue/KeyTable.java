package com.paymentmigration.lambda.validation.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * A table whose key holds a column of some type at some place.
 *
 * @param name name
 * @param values values of the column, in SQL; a row each
 * @param shown the same as a report shows them
 * @param columns the columns of the key
 * @param key the parts of the key
 */
record KeyTable(String name, List<String> values, List<String> shown, String columns, String key) {
  private record Values(String type, List<String> sql, List<String> shown) {
    static Values same(String type, String... values) {
      return new Values(type, List.of(values), List.of(values));
    }

    static Values quoted(String type, String... values) {
      return new Values(
          type, List.of(values).stream().map(v -> "'" + v + "'").toList(), List.of(values));
    }

    static Values text(String type, String... values) {
      List<String> quoted = List.of(values).stream().map(v -> "'" + v + "'").toList();
      return new Values(type, quoted, quoted);
    }
  }

  private static final List<Values> WHOLE =
      List.of(
          Values.same("TINYINT", "-128", "0", "1", "127"),
          Values.same("TINYINT(1)", "0", "1", "5", "9"),
          Values.same("INT(6) UNSIGNED ZEROFILL", "0", "7", "10", "4294967295"),
          Values.same("BIGINT UNSIGNED", "0", "1", "9223372036854775808", "18446744073709551615"),
          Values.same("DECIMAL(10,2)", "-1.50", "0.00", "1.25", "99999999.99"),
          new Values(
              "FLOAT",
              List.of("-1.5", "0.25", "0.75", "3e38"),
              List.of("-1.5", "0.25", "0.75", "3.0000000054977558e38")),
          Values.same("DOUBLE", "-1.5", "0.1", "0.30000000000000004", "1.7e308"),
          Values.same("YEAR", "0000", "1901", "2024", "2155"),
          new Values(
              "BIT(64)",
              List.of("0", "1", "300", "~0"),
              List.of("0", "1", "300", "18446744073709551615")),
          new Values(
              "ENUM('z', 'a', 'm', 'b')",
              List.of("'z'", "'a'", "'m'", "'b'"),
              List.of("1", "2", "3", "4")),
          new Values(
              "SET('z', 'a', 'm')",
              List.of("''", "'z'", "'a'", "'z,a,m'"),
              List.of("0", "1", "2", "7")),
          Values.quoted("DATE", "1000-01-01", "2024-01-01", "2024-02-29", "9999-12-31"),
          Values.quoted(
              "DATETIME(3)",
              "1000-01-01 00:00:00.000",
              "2024-01-01 00:00:00.001",
              "2024-01-01 00:00:00.002",
              "9999-12-31 23:59:59.999"),
          Values.quoted(
              "TIMESTAMP",
              "1970-01-02 00:00:01",
              "2024-01-01 00:00:00",
              "2024-10-27 02:30:00",
              "2038-01-01 00:00:00"),
          Values.quoted("TIME", "-838:59:59", "-00:00:01", "00:00:00", "838:59:59"),
          new Values(
              "BINARY(3)",
              List.of("x'000000'", "x'610000'", "x'FE0000'", "x'FFFFFF'"),
              List.of("x'000000'", "x'610000'", "x'FE0000'", "x'FFFFFF'")));

  private static final List<Values> TEXTS =
      List.of(
          Values.text("CHAR(9)", "", "a", "b", "zz"),
          Values.text("VARCHAR(99)", "", "a b", "ö", "😀"),
          Values.text("VARCHAR(99) COLLATE utf8mb4_bin", "A", "a", "o", "ö"),
          Values.text("VARCHAR(99) CHARACTER SET cp1251", "a", "b", "И", "я"),
          Values.text("VARCHAR(99) CHARACTER SET ucs2", "a", "b", "И", "я"),
          Values.text("VARCHAR(99) CHARACTER SET latin1", "a", "b", "ä", "ö"),
          Values.text("VARCHAR(99) CHARACTER SET sjis", "a", "b", "ア", "表"),
          new Values(
              "VARBINARY(9)",
              List.of("x''", "x'61'", "x'6100'", "x'FF'"),
              List.of("x''", "x'61'", "x'6100'", "x'FF'")));

  private static final List<Values> PREFIXES =
      List.of(
          Values.text("TEXT", "", "abc", "abd", "zzz"),
          Values.text("VARCHAR(99) CHARACTER SET cp1251", "a", "b", "И", "я"),
          new Values(
              "BLOB",
              List.of("x''", "x'61'", "x'6100'", "x'FF'"),
              List.of("x''", "x'61'", "x'6100'", "x'FF'")));

  static List<KeyTable> all() {
    List<KeyTable> all = new ArrayList<>();
    List<Values> whole = new ArrayList<>(WHOLE);
    whole.addAll(TEXTS);
    for (Values values : whole) {
      for (String key : List.of("k", "k, i", "i, k", "k DESC", "i, k DESC", "k DESC, i DESC")) {
        add(all, values, key);
      }
    }
    for (Values values : PREFIXES) {
      for (String key : List.of("k(3)", "k(3), i", "i, k(3)", "k(3) DESC")) {
        add(all, values, key);
      }
    }
    return all;
  }

  private static void add(List<KeyTable> all, Values values, String key) {
    String columns = "k " + values.type() + " NOT NULL, i INT NOT NULL, c INT";
    all.add(new KeyTable("t" + all.size(), values.sql(), values.shown(), columns, key));
  }

  /** SQL that creates the table, with all rows but the last. */
  String create() {
    StringBuilder sql = new StringBuilder("CREATE TABLE " + name + " (" + columns);
    sql.append(", PRIMARY KEY (").append(key).append("))");
    for (String value : values.subList(0, values.size() - 1)) {
      sql.append("; ").append(insert(value));
    }
    return sql.toString();
  }

  private String insert(String value) {
    return "INSERT INTO " + name + " VALUES (" + value + ", 7, 1)";
  }

  /** SQL that takes the first row away, changes the second, and adds the last. */
  String change() {
    return "DELETE FROM "
        + name
        + " WHERE k = "
        + values.get(0)
        + "; UPDATE "
        + name
        + " SET c = 2 WHERE k = "
        + values.get(1)
        + "; "
        + insert(values.get(values.size() - 1));
  }

  /** What a report says then. */
  List<String> named() {
    return List.of(
        name + ": row " + key(0) + ": missing on the target",
        name + ": row " + key(1) + ": differs in c",
        name + ": row " + key(values.size() - 1) + ": on the target only");
  }

  private String key(int at) {
    List<String> parts = new ArrayList<>();
    for (String part : key.replace(" DESC", "").replace("(3)", "").split(", ", -1)) {
      parts.add(part + "=" + (part.equals("i") ? "7" : shown.get(at)));
    }
    return String.join(", ", parts);
  }

  @Override
  public String toString() {
    return name + " (" + columns + ", PRIMARY KEY (" + key + "))";
  }
}
