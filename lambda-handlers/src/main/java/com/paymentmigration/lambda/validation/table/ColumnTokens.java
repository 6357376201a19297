package com.paymentmigration.lambda.validation.table;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns a column into the tokens of a row's text, so that two rows have the same text only if every
 * column has the same value. {@link RowTokens} puts the columns together.
 *
 * <p>Tokens are separated by the byte FF, which no number, date, ASCII or UTF-8 text holds. What
 * may hold it (binary types, other character sets) is preceded by its length. A type that may be
 * long gives its hash instead: the server cuts a row's text at {@code max_allowed_packet} to NULL,
 * and a row without a hash would be one that nobody compares. NULL gives no token.
 *
 * <p>Every form here is the cheapest that was measured and keeps every byte: see {@code
 * docs/benchmarks-validation.md}.
 */
final class ColumnTokens {
  /**
   * Between tokens. Its explicit collation makes the whole text binary, so that no column is
   * converted to another character set: without it the server converts each ASCII column to UTF-8
   * as soon as there is a UTF-8 column, a quarter of the time of a row.
   */
  static final String SEPARATOR = "_binary x'FF' COLLATE `binary`";

  /** Bits of 999912, the largest number of year and month. */
  static final int YEAR_MONTH_BITS = 20;

  private static final Set<String> UTF8 =
      new TreeSet<>(List.of("utf8", "utf8mb3", "utf8mb4", "ascii"));
  private static final Set<String> SHORT_TEXT =
      new TreeSet<>(List.of("char", "varchar", "tinytext", "enum", "set"));
  private static final Set<String> LONG_TEXT =
      new TreeSet<>(List.of("text", "mediumtext", "longtext"));
  private static final Set<String> SHORT_BYTES =
      new TreeSet<>(List.of("binary", "varbinary", "tinyblob"));
  private static final Set<String> PLAIN =
      new TreeSet<>(
          List.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year", "date"));

  private ColumnTokens() {}

  /**
   * SQL of the tokens of a column that is {@code one} on this side and {@code other} on that.
   *
   * @param form how rows are digested
   */
  static String of(ColumnShape one, ColumnShape other, RowForm form) {
    String name = one.quoted();
    String type = one.type();
    if (PLAIN.contains(type)) {
      return name;
    }
    return switch (type) {
      case "datetime", "timestamp" -> moment(one, other);
      case "time" -> time(one, other);
      // As text a FLOAT has 6 digits; times one it is a DOUBLE, which keeps every bit and the sign
      // of a negative zero.
      case "float", "double" -> name + " * 1e0";
      case "bit" -> name + " + 0";
      case "json" -> form.hash().of(form.json(name));
      default -> text(one, other, form.hash());
    };
  }

  /**
   * One number of the moment, because each token costs the server two appends, and its own text of
   * a date goes through the C library's formatter. Both parts also tell dates apart that are none
   * (zero, 31 February), which a count of days would not.
   *
   * <p>Year and month take the 20 lower bits. The 45 bits of day to microsecond lose the highest,
   * and stay distinct: with it goes 2⁴⁴, which moves the time of day by more hours than a day has.
   */
  private static String moment(ColumnShape one, ColumnShape other) {
    String name = one.quoted();
    return one.fraction() == 0 && other.fraction() == 0
        ? "CAST(" + name + " AS UNSIGNED)"
        : "EXTRACT(DAY_MICROSECOND FROM "
            + name
            + ") << "
            + YEAR_MONTH_BITS
            + " | EXTRACT(YEAR_MONTH FROM "
            + name
            + ")";
  }

  private static String time(ColumnShape one, ColumnShape other) {
    String name = one.quoted();
    return one.fraction() == 0 && other.fraction() == 0
        ? "CAST(" + name + " AS SIGNED)"
        : "EXTRACT(HOUR_MICROSECOND FROM " + name + ")";
  }

  private static String text(ColumnShape one, ColumnShape other, RowHash hash) {
    boolean text = SHORT_TEXT.contains(one.type()) || LONG_TEXT.contains(one.type());
    // The difference of the character sets is a finding of its own: here the text counts.
    boolean converted = text && !one.charset().equals(other.charset());
    String value = converted ? "CONVERT(" + one.quoted() + " USING utf8mb4)" : one.quoted();
    if (one.type().equals("enum") && !converted) {
      // The error value, whose number is 0, reads as '' and equals an element ''. In the collation
      // of
      // bytes, or newer servers refuse to convert it to the column's character set.
      value = "IF(" + one.quoted() + " = 0, _binary x'FD' COLLATE `binary`, " + value + ")";
    }
    if (SHORT_TEXT.contains(one.type()) && UTF8.contains(one.charset()) && !converted) {
      return value;
    }
    if (converted) {
      return hash.of(value) + ", " + survivors(one.quoted());
    }
    return SHORT_TEXT.contains(one.type()) || SHORT_BYTES.contains(one.type())
        ? "LENGTH(" + value + "), " + value
        : hash.of(value);
  }

  /**
   * Number of characters that are no question mark, which the conversion leaves in place of a
   * character that UTF-8 lacks: without it such a character would equal a question mark.
   */
  private static String survivors(String name) {
    return "CHAR_LENGTH(REPLACE(" + name + ", '?', ''))";
  }
}
