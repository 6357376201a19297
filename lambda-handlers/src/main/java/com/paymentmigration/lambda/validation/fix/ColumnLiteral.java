package com.paymentmigration.lambda.validation.fix;

import com.paymentmigration.lambda.validation.table.ColumnShape;
import com.paymentmigration.lambda.validation.text.CardNumbers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How a column's value is read on one server and written as a literal for another, whatever the
 * character sets of the connections between them: texts and bytes travel in hexadecimal digits.
 */
final class ColumnLiteral {
  private static final Set<String> NUMBERS =
      new TreeSet<>(
          List.of(
              "tinyint",
              "smallint",
              "mediumint",
              "int",
              "bigint",
              "decimal",
              "bit",
              "float",
              "double"));

  private static final Set<String> TEXTS =
      new TreeSet<>(
          List.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set"));

  private static final Set<String> TIMES =
      new TreeSet<>(List.of("date", "time", "datetime", "timestamp", "year"));

  private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2})+");

  private ColumnLiteral() {}

  /** SQL that reads the value as a text. */
  static String read(ColumnShape column) {
    String name = column.quoted();
    return switch (column.type()) {
      case "bit" -> "CONCAT(" + name + " + 0)";
      case "float", "double" -> "CONCAT(" + name + " * 1e0)";
      case "year" -> "LPAD(" + name + " + 0, 4, '0')";
      case "json" -> "HEX(CONVERT(" + name + " USING utf8mb4))";
      // The error value, which no literal makes.
      case "enum" -> "IF(" + name + " = 0, '-', HEX(" + name + "))";
      default ->
          NUMBERS.contains(column.type()) || TIMES.contains(column.type())
              ? "CAST(" + name + " AS CHAR)"
              : "HEX(" + name + ")";
    };
  }

  /** The literal of a value that was read; empty if it may not or cannot be written. */
  static Optional<String> of(ColumnShape column, String read) {
    if (read == null) {
      return Optional.of("NULL");
    }
    if (card(column, read) || (column.type().equals("enum") && read.equals("-"))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (column.type()) {
          case "float", "double" -> read.contains("e") ? read : read + "e0";
          case "json" -> "_utf8mb4 x'" + read + "'";
          default ->
              NUMBERS.contains(column.type())
                  ? read
                  : TIMES.contains(column.type())
                      ? "'" + read + "'"
                      : (TEXTS.contains(column.type()) ? "_" + column.charset() + " " : "")
                          + "x'"
                          + read
                          + "'";
        });
  }

  /** Whether a number of a card may be read in the value. */
  private static boolean card(ColumnShape column, String read) {
    if (NUMBERS.contains(column.type()) || TIMES.contains(column.type())) {
      return NUMBERS.contains(column.type()) && CardNumbers.in(read);
    }
    return !read.equals("-") && hexadecimal(read);
  }

  /** Whether a number of a card may be read in a part of a key, which is a number or digits. */
  static boolean card(String part) {
    return CardNumbers.in(part) || (HEX.matcher(part).matches() && hexadecimal(part));
  }

  private static boolean hexadecimal(String digits) {
    String text = new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
    // Characters of UTF-16 and UTF-32 are digits with zero bytes between them.
    return CardNumbers.in(text) || CardNumbers.in(text.replace("\0", ""));
  }
}
