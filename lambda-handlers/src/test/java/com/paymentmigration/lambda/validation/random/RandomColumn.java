package com.paymentmigration.lambda.validation.random;

import java.util.List;
import java.util.Random;

/**
 * A column and what may stand in it.
 *
 * @param type type, with character set or collation
 * @param literals values in SQL; the first ones are near each other on purpose
 * @param read SQL that reads a value so that no two values read the same; {@code %s} is the column
 * @param keyPart how the column stands in a key, {@code %s} is the column; empty if it cannot
 * @param nullable whether it takes NULL
 */
record RandomColumn(
    String type, List<String> literals, String read, String keyPart, boolean nullable) {
  private static final String HEX = "HEX(%s)";
  private static final String NUMBER = "%s + 0";
  private static final String TEXT = "CAST(%s AS CHAR)";

  private record Kind(String type, String read, String keyPart, List<String> literals) {}

  private static Kind kind(String type, String read, String keyPart, String... literals) {
    return new Kind(type, read, keyPart, List.of(literals));
  }

  private static final List<Kind> KINDS =
      List.of(
          kind("TINYINT", NUMBER, "%s", "0", "1", "-1", "127", "-128"),
          kind("INT UNSIGNED", NUMBER, "%s", "0", "1", "10", "4294967295"),
          kind("BIGINT", NUMBER, "%s", "0", "1", "11", "-1", "9223372036854775807"),
          kind("DECIMAL(12,3)", NUMBER, "%s", "0", "0.001", "-0.001", "10", "99999.999"),
          kind("FLOAT", "%s * 1e0", "%s", "0", "0.1", "1.1", "1.1000001", "-1e30"),
          kind("DOUBLE", "%s * 1e0", "", "0e0", "-0e0", "0.1", "0.10000000000000002", "1e300"),
          kind("DATE", TEXT, "%s", "'0000-00-00'", "'2024-01-00'", "'2024-01-01'", "'9999-12-31'"),
          kind(
              "DATETIME(6)",
              TEXT,
              "%s",
              "'2024-01-01 00:00:00'",
              "'2024-01-01 00:00:00.000001'",
              "'0000-00-00'",
              "'2024-02-29 23:59:59.999999'"),
          kind("TIMESTAMP(3) NULL", TEXT, "", "'2024-01-01 00:00:00.001'", "'2024-10-27 02:30:00'"),
          kind("TIME", TEXT, "%s", "'00:00:00'", "'-00:00:01'", "'838:59:59'", "'00:00:01'"),
          kind("YEAR", NUMBER, "%s", "2024", "1901", "2155", "'0000'"),
          kind("BIT(9)", NUMBER, "%s", "0", "1", "256", "511"),
          kind("ENUM('b', 'a', '', 'it''s')", NUMBER, "%s", "1", "2", "3", "4", "'nothing'"),
          kind("SET('x', 'y', 'z')", NUMBER, "%s", "0", "1", "2", "3", "7"),
          kind("CHAR(3)", HEX, "%s", "''", "'a'", "'A'", "'ab'", "'á'", "'1'"),
          kind(
              "VARCHAR(40)", HEX, "%s", "''", "' '", "'a'", "'a '", "'NULL'", "'ß'", "'😀'", "'1'"),
          kind("VARCHAR(40) COLLATE utf8mb4_bin", HEX, "%s(2)", "''", "'a'", "'b'", "'ab'", "'aß'"),
          kind(
              "VARCHAR(40) CHARACTER SET latin1",
              HEX,
              "%s",
              "_latin1''",
              "_latin1'a'",
              "_latin1 x'FF'",
              "_latin1 x'FE'",
              "_latin1 x'61FF62'"),
          kind(
              "VARCHAR(20) CHARACTER SET cp1251",
              HEX,
              "%s",
              "_cp1251'a'",
              "_cp1251 x'D098'",
              "_cp1251 x'98'",
              "_cp1251 x'C0'"),
          kind("VARCHAR(20) CHARACTER SET utf16", HEX, "%s", "''", "'a'", "'b'", "'ab'", "'я'"),
          kind(
              "VARCHAR(20) CHARACTER SET sjis",
              HEX,
              "%s",
              "_sjis''",
              "_sjis'a'",
              "_sjis x'955C'",
              "_sjis x'8341'"),
          kind("VARBINARY(9)", HEX, "%s", "x''", "x'00'", "x'FF'", "x'31FF32'", "x'FE'", "x'61'"),
          kind("BINARY(3)", HEX, "%s", "x'000000'", "x'610000'", "x'FFFEFF'"),
          kind(
              "TEXT",
              HEX,
              "%s(4)",
              "''",
              "'a'",
              "REPEAT('a', 999)",
              "CONCAT(REPEAT('a', 998), 'b')"),
          kind("BLOB", HEX, "%s(4)", "x''", "x'00'", "x'FFFE'", "REPEAT('a', 999)"),
          kind(
              "JSON",
              "CAST(%s AS CHAR)",
              "",
              "'{}'",
              "'[1, 2]'",
              "'[1.0, 2]'",
              "'\"a\"'",
              "'null'"),
          kind("POINT", HEX, "", "ST_GeomFromText('POINT(1 2)')", "ST_GeomFromText('POINT(2 1)')"));

  static RandomColumn of(Random random) {
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    boolean nullable = random.nextBoolean();
    return new RandomColumn(
        kind.type, kind.literals, kind.read, nullable ? "" : kind.keyPart, nullable);
  }

  /** The same, which takes NULL. */
  RandomColumn ofNulls() {
    return new RandomColumn(type, literals, read, "", true);
  }

  /** SQL of the literal number {@code at}, NULL where the column takes it. */
  String literal(int at) {
    int choice = Math.floorMod(at, literals.size() + (nullable ? 1 : 0));
    return choice < literals.size() ? literals.get(choice) : "NULL";
  }

  int choices() {
    return literals.size() + (nullable ? 1 : 0);
  }
}
