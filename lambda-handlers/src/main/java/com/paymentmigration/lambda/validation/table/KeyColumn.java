package com.paymentmigration.lambda.validation.table;

import com.paymentmigration.lambda.validation.text.ShownText;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A part of a key, and how its values travel: read as a text that the driver does not interpret,
 * written back as a literal of the same value, compared in the order of the index.
 *
 * @param name name of the column
 * @param kind how values are spelled
 * @param charset character set of the literals of {@link Kind#TEXT}; empty for the other kinds
 * @param descending whether the index holds the highest value first
 * @param prefix characters or bytes of a value that the index holds, and that identify the row; 0
 *     for all
 * @param highest highest number of an element of {@link Kind#ELEMENT}; 0 for the other kinds, and
 *     where there are too many to list
 */
record KeyColumn(
    String name, Kind kind, String charset, boolean descending, int prefix, int highest) {
  /** Numbers of elements that one condition lists. */
  private static final int MOST_LISTED = 1024;

  /** Spelling of values. */
  enum Kind {
    /** A whole number. */
    WHOLE,
    /** The number of a BIT's bits. */
    BITS,
    /**
     * The number of an ENUM's element, or of the bits of a SET. It is listed, not compared: of
     * {@code enum_column > 1} MySQL 8.0.12 makes a range that loses rows, and a row constructor
     * compares texts.
     */
    ELEMENT,
    /** A year of four digits; a number below 100 would mean another year. */
    YEAR,
    /** A decimal fraction. */
    NUMBER,
    /** A binary fraction, by the shortest digits that tell it from every other. */
    FLOATING,
    /** A text, by its bytes in the character set of the column. */
    TEXT,
    /** A text whose column has another character set on the other side, by its bytes in UTF-8. */
    CONVERTED,
    /** Bytes. */
    BYTES,
    /** Date or time. */
    TIME
  }

  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?(e[+-]?[0-9]+)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern TIME = Pattern.compile("[0-9:. -]+");
  private static final Set<String> WHOLES =
      new TreeSet<>(List.of("tinyint", "smallint", "mediumint", "int", "bigint"));
  private static final Set<String> TEXTS =
      new TreeSet<>(List.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext"));
  private static final Set<String> BINARIES =
      new TreeSet<>(List.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"));
  private static final Set<String> TIMES =
      new TreeSet<>(List.of("date", "time", "datetime", "timestamp"));

  /**
   * A part of a key whose column is {@code one} on this side and {@code other} on that; empty if
   * their values are spelled differently, or if nobody knows how.
   */
  static Optional<KeyColumn> of(TableKey.Part part, ColumnShape one, ColumnShape other) {
    Optional<Kind> kind = kind(one, other);
    return kind.isEmpty() || !kind.equals(kind(other, one))
        ? Optional.empty()
        : Optional.of(
            new KeyColumn(
                one.name(),
                kind.get(),
                kind.get() == Kind.TEXT ? one.charset() : "",
                part.descending(),
                part.prefix(),
                kind.get() == Kind.ELEMENT ? highest(one, other) : 0));
  }

  /** Either side may have elements that the other one lacks. */
  private static int highest(ColumnShape one, ColumnShape other) {
    int elements = Math.max(one.elements(), other.elements());
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(MOST_LISTED) - 1;
    if (one.type().equals("set")) {
      return elements <= bits ? (1 << elements) - 1 : 0;
    }
    return elements <= MOST_LISTED ? elements : 0;
  }

  private static Optional<Kind> kind(ColumnShape one, ColumnShape other) {
    String type = one.type();
    if (WHOLES.contains(type)) {
      return Optional.of(Kind.WHOLE);
    }
    if (TEXTS.contains(type)) {
      return Optional.of(one.charset().equals(other.charset()) ? Kind.TEXT : Kind.CONVERTED);
    }
    if (BINARIES.contains(type)) {
      return Optional.of(Kind.BYTES);
    }
    if (TIMES.contains(type)) {
      return Optional.of(Kind.TIME);
    }
    return switch (type) {
      case "decimal" -> Optional.of(Kind.NUMBER);
      case "float", "double" -> Optional.of(Kind.FLOATING);
      case "year" -> Optional.of(Kind.YEAR);
      case "bit" -> Optional.of(Kind.BITS);
      case "enum", "set" -> Optional.of(Kind.ELEMENT);
      default -> Optional.empty();
    };
  }

  /**
   * Whether conditions on the part, and its order, are served by the index. Those on a prefix are
   * not, nor those on elements that are too many to list.
   */
  boolean indexed() {
    return prefix == 0 && (kind != Kind.ELEMENT || highest > 0);
  }

  /** The column, as SQL compares it. */
  String compared() {
    return kind == Kind.ELEMENT && highest == 0 ? number() : value();
  }

  private String number() {
    return "CAST(" + Names.quoted(name) + " AS UNSIGNED)";
  }

  /** Whether a row constructor compares the column as {@link #equal} does. */
  boolean inRowConstructor() {
    return kind != Kind.ELEMENT;
  }

  /** Condition of the rows that have {@code value}. */
  String equal(String value) {
    return compared() + "=" + literal(value);
  }

  /** Condition of the rows further on in the index than {@code value}. */
  String after(String value, boolean inclusive) {
    return beyond(value, !descending, inclusive);
  }

  /** Condition of the rows further back in the index than {@code value}. */
  String before(String value, boolean inclusive) {
    return beyond(value, descending, inclusive);
  }

  private String beyond(String value, boolean above, boolean inclusive) {
    if (kind != Kind.ELEMENT || highest == 0) {
      return compared() + (above ? ">" : "<") + (inclusive ? "=" : "") + literal(value);
    }
    int bound = Integer.parseInt(value);
    int edge = inclusive ? bound : above ? bound + 1 : bound - 1;
    String numbers =
        (above ? IntStream.rangeClosed(edge, highest) : IntStream.rangeClosed(0, edge))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    return numbers.isEmpty() ? "FALSE" : compared() + " IN (" + numbers + ")";
  }

  /** The column, or the part of it that the index holds. */
  private String value() {
    return prefix == 0 ? Names.quoted(name) : "LEFT(" + Names.quoted(name) + ", " + prefix + ")";
  }

  /** SQL that sorts in the order of the index, or against it. */
  String sort(boolean backwards) {
    return value() + (descending == backwards ? "" : " DESC");
  }

  /**
   * SQL that reads a value as the text that {@link #literal} understands; NULL of a value that does
   * not survive the conversion to the text.
   */
  String read() {
    return switch (kind) {
      case WHOLE -> "CONCAT(" + value() + " + 0)";
      case BITS, ELEMENT -> "CONCAT(" + number() + ")";
      case YEAR -> "LPAD(" + value() + " + 0, 4, '0')";
      case NUMBER, TIME -> "CAST(" + value() + " AS CHAR)";
      case FLOATING -> "CONCAT(" + value() + " * 1e0)";
      case TEXT, BYTES -> "HEX(" + value() + ")";
      case CONVERTED -> converted();
    };
  }

  /**
   * A character that UTF-8 lacks becomes a question mark: then two keys have the same text, and a
   * row that is looked up by it is another one.
   */
  private String converted() {
    String utf8 = "CONVERT(" + value() + " USING utf8mb4)";
    return "IF(LOCATE('?', "
        + utf8
        + ") > 0 AND CHAR_LENGTH(REPLACE("
        + utf8
        + ", '?', '')) <> CHAR_LENGTH(REPLACE("
        + value()
        + ", '?', '')), NULL, HEX("
        + utf8
        + "))";
  }

  /** The SQL literal of a value that was read. */
  String literal(String read) {
    return switch (kind) {
      case WHOLE, BITS, ELEMENT, NUMBER -> plain(NUMBER, read);
      case YEAR -> "'" + plain(NUMBER, read) + "'";
      case FLOATING -> plain(NUMBER, read) + (read.contains("e") ? "" : "e0");
      case TEXT -> "_" + charset + " x'" + hex(read) + "'";
      case CONVERTED -> "_utf8mb4 x'" + hex(read) + "'";
      case BYTES -> "x'" + hex(read) + "'";
      case TIME -> "'" + plain(TIME, read) + "'";
    };
  }

  /** What a report shows of a value that was read. */
  String shown(String read) {
    return switch (kind) {
      case WHOLE, BITS, ELEMENT, YEAR, NUMBER, FLOATING, TIME -> ShownText.of(read);
      case TEXT -> ShownText.ofBytes(HexFormat.of().parseHex(read), charset);
      case CONVERTED -> ShownText.ofBytes(HexFormat.of().parseHex(read), "utf8mb4");
      case BYTES -> ShownText.ofBinary(HexFormat.of().parseHex(read));
    };
  }

  private static String hex(String read) {
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
