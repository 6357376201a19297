package com.paymentmigration.lambda.validation.catalogue;

import java.util.List;

/** A value of one column of one row. */
final class ValueDifferences {
  private ValueDifferences() {}

  static List<Difference> all() {
    return List.of(
        Difference.value("one byte", "VARCHAR(20)", "'payment'", "'paynent'"),
        Difference.value("trailing space", "VARCHAR(20)", "'payment'", "'payment '"),
        Difference.value("case", "VARCHAR(20)", "'payment'", "'Payment'"),
        Difference.value("accent", "VARCHAR(20)", "'rene'", "'ren\u00e9'"),
        Difference.value("normal form", "VARCHAR(20)", "'ren\u00e9'", "'rene\u0301'"),
        Difference.value(
            "text, last byte",
            "MEDIUMTEXT",
            "REPEAT('x', 70000)",
            "CONCAT(REPEAT('x', 69999), 'y')"),
        Difference.value("NULL and empty", "VARCHAR(20)", "NULL", "''"),
        Difference.value("NULL and 'NULL'", "VARCHAR(20)", "NULL", "'NULL'"),
        Difference.value("empty and a blank", "VARCHAR(20)", "''", "' '"),
        Difference.value("0 and NULL", "INT", "0", "NULL"),
        Difference.value("sign", "BIGINT", "7", "-7"),
        Difference.value(
            "largest number", "BIGINT UNSIGNED", "18446744073709551615", "18446744073709551614"),
        Difference.value(
            "microsecond",
            "DATETIME(6)",
            "'2026-01-02 03:04:05.000001'",
            "'2026-01-02 03:04:05.000002'"),
        Difference.value(
            "time zone", "TIMESTAMP", "'2026-01-02 03:04:05'", "'2026-01-02 04:04:05'"),
        Difference.value("negative time", "TIME(3)", "'00:00:00.001'", "'-00:00:00.001'"),
        Difference.value("time, a second", "TIME", "'12:00:00'", "'12:00:01'"),
        Difference.value("second", "DATETIME", "'2026-01-02 03:04:05'", "'2026-01-02 03:04:06'"),
        noDate("zero date and NULL", "DATETIME(6)", "'0000-00-00'", "NULL"),
        noDate("zero timestamp and NULL", "TIMESTAMP NULL", "'0000-00-00'", "NULL"),
        noDate("date without a day", "DATETIME(3)", "'2026-01-00'", "'2026-01-01'"),
        Difference.value("date", "DATE", "'2026-01-02'", "'2026-02-01'"),
        Difference.value("year", "YEAR", "2026", "1926"),
        Difference.value("last decimal", "DECIMAL(19,4)", "1.1000", "1.1001"),
        Difference.same("trailing zeros of a decimal", "DECIMAL(19,4)", "1.1", "1.1000"),
        Difference.value("negative zero", "DOUBLE", "0e0", "-0e0"),
        Difference.value("float, last digit", "FLOAT", "1.1", "1.1000001"),
        Difference.value("double, last digit", "DOUBLE", "0.1", "0.10000000000000002"),
        Difference.same(
            "JSON, order of keys", "JSON", "'{\"a\": 1, \"b\": 2}'", "'{\"b\": 2, \"a\": 1}'"),
        Difference.value("JSON, value", "JSON", "'{\"a\": 1}'", "'{\"a\": 2}'"),
        new Difference(
            "JSON, type of a number",
            "CREATE TABLE t (id INT PRIMARY KEY, c JSON); INSERT INTO t VALUES (1, '{\"a\": 1}')",
            // An UPDATE would find the values equal and leave the row as it is.
            "DELETE FROM t; INSERT INTO t VALUES (1, '{\"a\": 1.0}')",
            "t: row id=1: differs in c"),
        Difference.value("JSON null and NULL", "JSON", "'null'", "NULL"),
        Difference.value("blob, one bit", "BLOB", "x'00FF00'", "x'00FF01'"),
        Difference.value("blob, length", "VARBINARY(9)", "x'FF'", "x'FF00'"),
        Difference.value("bit", "BIT(12)", "b'000000000001'", "b'000000000011'"),
        Difference.value("enum", "ENUM('A', 'B')", "'A'", "'B'"),
        noDate("error value of an enum", "ENUM('', 'A')", "''", "'neither'"),
        Difference.value("set", "SET('A', 'B')", "'A'", "'A,B'"),
        Difference.value(
            "point", "POINT", "ST_GeomFromText('POINT(1 2)')", "ST_GeomFromText('POINT(2 1)')"),
        Difference.value(
            "reference system",
            "POINT",
            "ST_GeomFromText('POINT(1 2)')",
            "ST_GeomFromText('POINT(1 2)', 4326)"),
        Difference.value(
            "latin1 letter", "VARCHAR(9) CHARACTER SET latin1", "_latin1 x'FF'", "_latin1 x'FE'"),
        Difference.value("utf16 letter", "VARCHAR(9) CHARACTER SET utf16", "'a'", "'A'"));
  }

  /** A value that the default sql_mode refuses. */
  private static Difference noDate(String name, String type, String before, String after) {
    Difference value = Difference.value(name, type, before, after);
    return new Difference(
        name,
        "SET sql_mode = ''; " + value.both(),
        "SET sql_mode = ''; " + value.target(),
        value.named());
  }
}
