package com.paymentmigration.lambda.validation.catalogue;

import java.util.List;

/** What tools for moving and comparing data got wrong, as their public reports tell it. */
final class ReportedDifferences {
  private ReportedDifferences() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "gh-ost#1526, a row lost to a unique key under another collation",
            "CREATE TABLE t (id INT PRIMARY KEY, channel VARCHAR(99) COLLATE utf8mb4_bin NOT NULL, ddate"
                + " DATETIME NOT NULL, n INT, UNIQUE KEY u (channel, ddate)); INSERT INTO t VALUES"
                + " (1, 'google', '2025-04-02', 10), (2, 'Google', '2025-04-02', 100)",
            "DELETE FROM t WHERE id = 2; ALTER TABLE t MODIFY channel VARCHAR(99) COLLATE"
                + " utf8mb4_unicode_ci NOT NULL",
            "t: row id=2: missing on the target"),
        new Difference(
            "gh-ost#519, a row lost when its key changed meanwhile",
            "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20)); INSERT INTO t VALUES (-2,"
                + " 'rudytest'), (1, 'a')",
            "DELETE FROM t WHERE id = -2",
            "t: row id=-2: missing on the target"),
        new Difference(
            "gh-ost#642, an ENUM that became a text of its number",
            "CREATE TABLE t (id INT PRIMARY KEY, color ENUM('blue', 'orange') NOT NULL); INSERT INTO t"
                + " VALUES (1, 'blue'), (2, 'orange')",
            "ALTER TABLE t MODIFY color VARCHAR(99) NOT NULL; UPDATE t SET color = '2' WHERE id = 2",
            "t: row id=2: differs in color"),
        new Difference(
            "gh-ost#920, an ENUM whose elements changed under a row",
            "CREATE TABLE t (id INT PRIMARY KEY, grade ENUM('a', 'b', 'c')); INSERT INTO t VALUES (1,"
                + " 'b')",
            "ALTER TABLE t MODIFY grade ENUM('a', 'x', 'b', 'c'); UPDATE t SET grade = 'x'",
            "t: row id=1: differs in grade"),
        new Difference(
            "gh-ost#450, microseconds times ten",
            "CREATE TABLE t (id BIGINT PRIMARY KEY, d DATETIME(6)); INSERT INTO t VALUES (1,"
                + " '2017-07-14 00:09:51.073974')",
            "UPDATE t SET d = '2017-07-14 00:09:51.739740'",
            "t: row id=1: differs in d"),
        new Difference(
            "gh-ost#267, a latin1 byte that became a question mark",
            "CREATE TABLE t (id INT PRIMARY KEY, c VARCHAR(9) CHARACTER SET latin1); INSERT INTO t"
                + " VALUES (1, _latin1 x'FF')",
            "UPDATE t SET c = '?'",
            "t: row id=1: differs in c"),
        new Difference(
            "gh-ost#486, a key of a binary fraction",
            "CREATE TABLE t (f FLOAT PRIMARY KEY, c INT); INSERT INTO t VALUES (1.1, 1), (2.2, 1)",
            "UPDATE t SET c = 2 WHERE c = 1 ORDER BY f DESC LIMIT 1",
            "t: row f=2.200000047683716: differs in c"),
        new Difference(
            "gh-ost#446, names of columns in another case",
            "CREATE TABLE t (id INT PRIMARY KEY, amount INT, KEY k (amount)); INSERT INTO t VALUES (1, 1)",
            "ALTER TABLE t CHANGE amount Amount INT",
            ""),
        new Difference(
            "percona-toolkit#228, columns of several character sets in one table",
            "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9) CHARACTER SET latin1, b VARCHAR(9) CHARACTER"
                + " SET utf8, c VARCHAR(9) CHARACTER SET ucs2 COLLATE ucs2_bin); INSERT INTO t VALUES (1,"
                + " 'ä', 'я', 'ß')",
            "UPDATE t SET b = 'ю'",
            "t: row id=1: differs in b"),
        new Difference(
            "percona-toolkit#366, binary keys with every kind of byte",
            "CREATE TABLE t (k VARBINARY(9) PRIMARY KEY, c INT); INSERT INTO t VALUES (x'00', 1), (x'2227',"
                + " 1), (x'5C00FF', 1), (x'FEFF', 1)",
            "UPDATE t SET c = 2 WHERE k = x'5C00FF'",
            "t: row k=x'5C00FF': differs in c"),
        new Difference(
            "shardingsphere#14604, a YEAR",
            "CREATE TABLE t (y YEAR, id INT, v INT, PRIMARY KEY (y, id)); INSERT INTO t VALUES (2024, 1, 1)",
            "UPDATE t SET v = 2",
            "t: row y=2024, id=1: differs in v"),
        new Difference(
            "mysql2postgres#20, a key of YEAR and ENUM",
            "CREATE TABLE t (y YEAR, e ENUM('a', 'b'), v INT, PRIMARY KEY (y, e)); INSERT INTO t VALUES"
                + " (2024, 'a', 1), (2024, 'b', 1)",
            "DELETE FROM t WHERE e = 'b'",
            "t: row y=2024, e=2: missing on the target"),
        new Difference(
            "tidb-tools#745, a key in a Chinese character set",
            "CREATE TABLE t (k VARCHAR(20) CHARACTER SET gbk PRIMARY KEY, v INT); INSERT INTO t VALUES"
                + " ('涪陵北', 1)",
            "UPDATE t SET v = 2",
            "t: row k='涪陵北': differs in v"),
        new Difference(
            "tidb-tools#900, JSON whose keys stand in another order",
            "CREATE TABLE t (id INT PRIMARY KEY, j JSON); INSERT INTO t VALUES (1, '{\"b\": 1, \"a\": 2}')",
            "DELETE FROM t; INSERT INTO t VALUES (1, '{\"a\": 2, \"b\": 1}')",
            ""));
  }
}
