package com.paymentmigration.lambda.validation.table;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A column of a key, and how its values travel: read as text, written back as a literal that an
 * index range can use.
 *
 * @param name name
 * @param kind how values are spelled
 */
record KeyColumn(String name, Kind kind) {
  /** Spelling of values. */
  enum Kind {
    WHOLE,
    NUMBER,
    TEXT,
    BYTES,
    TIME
  }

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern TIME = Pattern.compile("[0-9:. -]+");
  private static final Set<String> INTEGERS =
      new TreeSet<>(List.of("tinyint", "smallint", "mediumint", "int", "bigint", "year"));
  private static final Set<String> TEXTS =
      new TreeSet<>(List.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext"));
  private static final Set<String> BINARIES = new TreeSet<>(List.of("binary", "varbinary"));
  private static final Set<String> TIMES =
      new TreeSet<>(List.of("date", "time", "datetime", "timestamp"));

  /**
   * The column as part of a key; empty if ranges over its type do not follow its index (ENUM, SET,
   * FLOAT, BIT …).
   */
  static Optional<KeyColumn> of(ColumnShape column) {
    if (INTEGERS.contains(column.type())) {
      return Optional.of(new KeyColumn(column.name(), Kind.WHOLE));
    }
    if (column.type().equals("decimal")) {
      return Optional.of(new KeyColumn(column.name(), Kind.NUMBER));
    }
    if (TEXTS.contains(column.type())) {
      return Optional.of(new KeyColumn(column.name(), Kind.TEXT));
    }
    if (BINARIES.contains(column.type())) {
      return Optional.of(new KeyColumn(column.name(), Kind.BYTES));
    }
    if (TIMES.contains(column.type())) {
      return Optional.of(new KeyColumn(column.name(), Kind.TIME));
    }
    return Optional.empty();
  }

  String quoted() {
    return Names.quoted(name);
  }

  /** SQL that reads a value as the text that {@link #literal} understands. */
  String read() {
    return switch (kind) {
      case WHOLE, NUMBER -> quoted();
      case TEXT -> "HEX(CONVERT(" + quoted() + " USING utf8mb4))";
      case BYTES -> "HEX(" + quoted() + ")";
      case TIME -> "CAST(" + quoted() + " AS CHAR)";
    };
  }

  /** The SQL literal of a value that was read. */
  String literal(String read) {
    return switch (kind) {
      case WHOLE, NUMBER -> plain(NUMBER, read);
      case TEXT -> "_utf8mb4 x'" + hex(read) + "'";
      case BYTES -> "x'" + hex(read) + "'";
      case TIME -> "'" + plain(TIME, read) + "'";
    };
  }

  /** What a report shows of a value that was read. */
  String shown(String read) {
    return switch (kind) {
      case WHOLE, NUMBER, TIME -> read;
      case TEXT -> "'" + new String(HexFormat.of().parseHex(read), StandardCharsets.UTF_8) + "'";
      case BYTES -> "x'" + read + "'";
    };
  }

  private String hex(String read) {
    return HexFormat.of().withUpperCase().formatHex(HexFormat.of().parseHex(read));
  }

  private String plain(Pattern allowed, String read) {
    if (!allowed.matcher(read).matches()) {
      throw new IllegalArgumentException(
          "key column " + name + ": received a value that is no " + kind + ", allowed: " + allowed);
    }
    return read;
  }
}
