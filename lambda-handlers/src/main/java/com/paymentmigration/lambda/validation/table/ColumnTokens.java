package com.paymentmigration.lambda.validation.table;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns a column into the tokens of a row's text, so that two rows have the same text only if every
 * column has the same value.
 *
 * <p>Tokens are separated by the byte FF, which no number, date, ASCII or UTF-8 text holds. What
 * may hold it (binary types, other character sets) is preceded by its length. NULL gives no token;
 * a nullable column is followed by a token of the byte FE, which is no value either: so NULL, ''
 * and 'NULL' differ, and a value cannot move to its neighbour unseen.
 */
final class ColumnTokens {
  /** Between tokens. */
  static final String SEPARATOR = "_binary x'FF'";

  private static final String AFTER_NULLABLE = "_binary x'FE'";

  private static final Set<String> UTF8 =
      new TreeSet<>(List.of("utf8", "utf8mb3", "utf8mb4", "ascii"));
  private static final Set<String> TEXT =
      new TreeSet<>(
          List.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set"));
  private static final Set<String> NUMBERS_AND_DATES =
      new TreeSet<>(
          List.of(
              "tinyint",
              "smallint",
              "mediumint",
              "int",
              "bigint",
              "decimal",
              "year",
              "date",
              "time",
              "datetime",
              "timestamp",
              "json"));

  private ColumnTokens() {}

  /** SQL of the tokens of a column that is {@code one} on this side and {@code other} on that. */
  static String of(ColumnShape one, ColumnShape other) {
    String tokens = value(one, other);
    return one.nullable() || other.nullable() ? tokens + ", " + AFTER_NULLABLE : tokens;
  }

  private static String value(ColumnShape one, ColumnShape other) {
    String name = one.quoted();
    String type = one.type();
    if (NUMBERS_AND_DATES.contains(type)) {
      return name;
    }
    if (type.equals("float") || type.equals("double")) {
      // As text a FLOAT has 6 digits; times one it is a DOUBLE, which keeps every bit and the sign
      // of a negative zero.
      return name + " * 1e0";
    }
    if (type.equals("bit")) {
      return name + " + 0";
    }
    if (TEXT.contains(type)) {
      if (!one.charset().equals(other.charset())) {
        // The difference of the character sets is a finding of its own: here the text counts.
        return "CONVERT(" + name + " USING utf8mb4)";
      }
      if (UTF8.contains(one.charset())) {
        return name;
      }
    }
    return "LENGTH(" + name + "), CAST(" + name + " AS BINARY)";
  }
}
