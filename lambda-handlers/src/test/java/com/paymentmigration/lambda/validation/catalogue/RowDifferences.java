package com.paymentmigration.lambda.validation.catalogue;

import java.util.List;

/** Rows that are missing, extra, duplicate or exchanged, whatever the table's key. */
final class RowDifferences {
  private static final String PAIRS =
      "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9), b VARCHAR(9)); "
          + "INSERT INTO t VALUES (1, 'x', 'y'), (2, 'y', 'x'), (3, NULL, 'z'), (4, 'ab', 'c')";
  private static final String BYTES =
      "CREATE TABLE t (id INT PRIMARY KEY, a VARBINARY(9), b VARBINARY(9));"
          + " INSERT INTO t VALUES (1, x'61FF', x'62')";
  private static final String LATIN =
      "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9), b VARCHAR(9)) DEFAULT CHARSET latin1;"
          + " INSERT INTO t VALUES (1, _latin1 x'61FF', 'b')";
  private static final String KEYLESS =
      "CREATE TABLE t (a INT, b VARCHAR(9)); INSERT INTO t VALUES (1, 'x'), (1, 'x'), (2, 'y')";
  private static final String COMPOSITE =
      "CREATE TABLE t (merchant VARCHAR(9), day DATE, no INT, c INT, PRIMARY KEY (merchant, day,"
          + " no)); INSERT INTO t VALUES ('acme', '2026-01-02', 1, 5), ('acme', '2026-01-02', 2, 5),"
          + " ('o''neil', '2026-01-02', 1, 5)";

  private RowDifferences() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "missing row",
            PAIRS,
            "DELETE FROM t WHERE id = 3",
            "t: row id=3: missing on the target"),
        new Difference(
            "missing last row",
            PAIRS,
            "DELETE FROM t WHERE id = 4",
            "t: row id=4: missing on the target"),
        new Difference(
            "extra row",
            PAIRS,
            "INSERT INTO t VALUES (5, 'n', 'n')",
            "t: row id=5: on the target only"),
        new Difference(
            "extra first row",
            PAIRS,
            "INSERT INTO t VALUES (-9, 'n', 'n')",
            "t: row id=-9: on the target only"),
        new Difference(
            "changed key",
            PAIRS,
            "UPDATE t SET id = 30 WHERE id = 3",
            "t: row id=30: on the target only"),
        new Difference(
            "values swapped between columns",
            PAIRS,
            "UPDATE t SET a = 'y', b = 'x' WHERE id = 1",
            "t: row id=1: differs in a, b"),
        new Difference(
            "value moved to its neighbour",
            PAIRS,
            "UPDATE t SET a = 'z', b = NULL WHERE id = 3",
            "t: row id=3: differs in a, b"),
        new Difference(
            "letter moved to its neighbour",
            PAIRS,
            "UPDATE t SET a = 'a', b = 'bc' WHERE id = 4",
            "t: row id=4: differs in a, b"),
        new Difference(
            "letter moved between columns that take no NULL",
            "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9) NOT NULL, b VARCHAR(9) NOT NULL); INSERT"
                + " INTO t VALUES (1, 'ab', 'c')",
            "UPDATE t SET a = 'a', b = 'bc'",
            "t: row id=1: differs in a, b"),
        new Difference(
            "two rows swapped",
            PAIRS,
            "UPDATE t SET a = IF(id = 1, 'y', 'x'), b = IF(id = 1, 'x', 'y') WHERE id IN (1, 2)",
            "t: row id=2: differs in a, b"),
        new Difference(
            "separator byte in binary values",
            BYTES,
            "UPDATE t SET a = x'61', b = x'FF62'",
            "t: row id=1: differs in a, b"),
        new Difference(
            "separator byte in latin1 values",
            LATIN,
            "UPDATE t SET a = 'a', b = _latin1 x'FF62'",
            "t: row id=1: differs in a, b"),
        new Difference(
            "NULL, then bytes that look like a number and more bytes",
            "CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARBINARY(9) NOT NULL);"
                + " INSERT INTO t VALUES (1, NULL, x'31FF7A')",
            "UPDATE t SET a = 3, b = 'z'",
            "t: row id=1: differs in a, b"),
        new Difference(
            "value moved among three nullable columns",
            "CREATE TABLE t (id INT PRIMARY KEY, a INT, b DATETIME(6), c INT, d INT NOT NULL);"
                + " INSERT INTO t VALUES (1, NULL, NULL, 7, 7)",
            "UPDATE t SET a = 7, c = NULL",
            "t: row id=1: differs in a, c"),
        new Difference(
            "row longer than a packet",
            // Stays so for the differences after this one, which are short.
            "SET GLOBAL max_allowed_packet = 1048576;"
                + " CREATE TABLE t (id INT PRIMARY KEY, a MEDIUMTEXT, b MEDIUMTEXT);"
                + " INSERT INTO t VALUES (1, REPEAT('x', 700000), REPEAT('y', 700000))",
            "UPDATE t SET b = CONCAT(REPEAT('y', 699999), 'z')",
            "t: row id=1: differs in b"),
        new Difference(
            "composite key",
            COMPOSITE,
            "UPDATE t SET c = 6 WHERE merchant = 'o''neil'",
            "t: row merchant='o'neil', day=2026-01-02, no=1: differs in c"),
        new Difference(
            "case of a string key",
            COMPOSITE,
            "UPDATE t SET merchant = 'ACME' WHERE no = 2",
            "t: row merchant='ACME', day=2026-01-02, no=2: on the target only"),
        new Difference(
            "binary key",
            "CREATE TABLE t (k BINARY(4) PRIMARY KEY, c INT); INSERT INTO t VALUES (x'00FF', 1)",
            "UPDATE t SET c = 2",
            "t: row k=x'00FF0000': differs in c"),
        new Difference(
            "unique key instead of a primary one",
            "CREATE TABLE t (k CHAR(3) NOT NULL, c INT, UNIQUE (k)); INSERT INTO t VALUES ('a', 1)",
            "UPDATE t SET c = 2",
            "t: row k='a': differs in c"),
        new Difference(
            "key of an enumeration, named by the number of its element",
            "CREATE TABLE t (k ENUM('z', 'a') PRIMARY KEY, c INT); INSERT INTO t VALUES ('z', 1),"
                + " ('a', 1)",
            "UPDATE t SET c = 2 WHERE k = 'a'",
            "t: row k=2: differs in c"),
        new Difference(
            "key on one side only",
            "CREATE TABLE t (k INT NOT NULL, c INT); INSERT INTO t VALUES (1, 1)",
            "ALTER TABLE t ADD PRIMARY KEY (k); UPDATE t SET c = 2",
            "source 0 times, target 1 times"),
        new Difference(
            "unique key with another name",
            "CREATE TABLE t (k INT NOT NULL, c INT, UNIQUE a (k)); INSERT INTO t VALUES (1, 1)",
            "ALTER TABLE t RENAME INDEX a TO b; UPDATE t SET c = 2",
            "t: row k=1: differs in c"),
        new Difference(
            "duplicate in a table without a key",
            KEYLESS,
            "INSERT INTO t VALUES (2, 'y')",
            "source 1 times, target 2 times"),
        new Difference(
            "pair of duplicates exchanged for another",
            KEYLESS,
            "UPDATE t SET a = 9 WHERE a = 1",
            "source 2 times, target 0 times"),
        new Difference(
            "table without a key, the same rows in another order",
            KEYLESS,
            "DELETE FROM t WHERE a = 1; INSERT INTO t VALUES (1, 'x'), (1, 'x')",
            ""),
        new Difference(
            "emptied table", PAIRS, "DELETE FROM t", "t: row id=1: missing on the target"),
        new Difference(
            "filled table",
            "CREATE TABLE t (id INT PRIMARY KEY)",
            "INSERT INTO t VALUES (1)",
            "t: row id=1: on the target only"),
        new Difference(
            "name that needs quotes",
            "CREATE TABLE `we``ird na%me` (`i d` INT PRIMARY KEY, `c``` INT);"
                + " INSERT INTO `we``ird na%me` VALUES (1, 1)",
            "UPDATE `we``ird na%me` SET `c``` = 2",
            "we`ird na%me: row i d=1: differs in c`"));
  }
}
