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
            "gh-ost#201, a checksum that differs with the character set of a column",
            "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(128) CHARACTER SET utf8 NOT NULL); INSERT"
                + " INTO t VALUES (1, 'é'), (2, 'я')",
            "ALTER TABLE t MODIFY name VARCHAR(128) CHARACTER SET utf8mb4 NOT NULL; UPDATE t SET name ="
                + " 'ю' WHERE id = 2",
            "t: row id=2: differs in name"),
        new Difference(
            "ghostferry#145, a row of a composite key whose first column is another row's",
            "CREATE TABLE t (id BIGINT, id2 BIGINT, data TEXT, PRIMARY KEY (id2, id)); INSERT INTO t"
                + " VALUES (1, 1, 'a'), (1, 2, 'a'), (2, 1, 'a')",
            "UPDATE t SET data = 'b' WHERE id = 1 AND id2 = 2",
            "t: row id2=2, id=1: differs in data"),
        new Difference(
            "ghostferry#137, a NULL and the text NULL",
            "CREATE TABLE t (id INT PRIMARY KEY, a TEXT, b TEXT); INSERT INTO t VALUES (1, NULL, 'x')",
            "UPDATE t SET a = 'NULL'",
            "t: row id=1: differs in a"),
        new Difference(
            "vitess#12859, rows whose keys sort otherwise by their bytes",
            "CREATE TABLE t (k VARCHAR(20) PRIMARY KEY, v INT); INSERT INTO t VALUES ('a', 1), ('B', 1),"
                + " ('c', 1), ('Ä1', 1), ('_', 1), ('ß', 1)",
            "DELETE FROM t; INSERT INTO t VALUES ('ß', 1), ('_', 1), ('Ä1', 1), ('c', 1), ('B', 1),"
                + " ('a', 1)",
            ""),
        new Difference(
            "vitess#7296, a text that does not fit into a packet twice",
            "CREATE TABLE t (id INT PRIMARY KEY, body MEDIUMTEXT COLLATE utf8mb4_unicode_ci); INSERT INTO"
                + " t VALUES (1, REPEAT('a', 65534)), (2, REPEAT('a', 1000000))",
            "UPDATE t SET body = CONCAT(REPEAT('a', 999999), 'b') WHERE id = 2",
            "t: row id=2: differs in body"),
        new Difference(
            "vitess#8401, bits",
            "CREATE TABLE t (id INT PRIMARY KEY, b BIT(64)); INSERT INTO t VALUES (1, x'FFFFFFFFFFFFFFFF'),"
                + " (2, x'7FFFFFFFFFFFFFFF')",
            "UPDATE t SET b = x'FFFFFFFFFFFFFFFE' WHERE id = 1",
            "t: row id=1: differs in b"),
        new Difference(
            "tidb-tools#344, one change in an even number of rows, which cancels out in CRC32",
            "CREATE TABLE `simple` (id1 INT NOT NULL, id2 INT NOT NULL, source INT, PRIMARY KEY (id1,"
                + " id2)); INSERT INTO `simple` VALUES (1, 1, 1), (1, 2, 1), (2, 1, 1), (2, 2, 1)",
            "UPDATE `simple` SET source = 2",
            "simple: row id1=2, id2=2: differs in source"),
        new Difference(
            "tidb-tools#417, a composite key that ends in a time",
            "CREATE TABLE sbtest1 (id INT NOT NULL AUTO_INCREMENT, gmt_create DATETIME NOT NULL,"
                + " gmt_modified DATETIME NOT NULL, k INT NOT NULL DEFAULT 0, c VARCHAR(500) NOT NULL"
                + " DEFAULT '', PRIMARY KEY (id, gmt_create), KEY k_1 (k)) CHARSET latin1 COLLATE"
                + " latin1_bin; INSERT INTO sbtest1 (id, gmt_create, gmt_modified, c) VALUES (1,"
                + " '2021-03-08 00:00:00', '2021-03-08 00:00:00', 'a'), (1, '2021-03-08 00:00:01',"
                + " '2021-03-08 00:00:00', 'a'), (2, '0001-01-01 00:00:00', '2021-03-08 00:00:00', 'a')",
            "UPDATE sbtest1 SET c = 'b' WHERE gmt_create = '2021-03-08 00:00:01'",
            "sbtest1: row id=1, gmt_create=2021-03-08 00:00:01: differs in c"),
        new Difference(
            "tidb-tools#442, a unique index that holds NULL many times",
            "CREATE TABLE t (c INT, UNIQUE KEY (c)); INSERT INTO t VALUES (NULL), (NULL), (NULL), (1), (2)",
            "DELETE FROM t WHERE c IS NULL LIMIT 1",
            "source 3 times, target 2 times"),
        new Difference(
            "tidb-tools#565, digits of a FLOAT that a text does not show",
            "CREATE TABLE t (id INT PRIMARY KEY, f FLOAT); INSERT INTO t VALUES (1, 14.2204), (2, 14.2204)",
            "UPDATE t SET f = 14.22035 WHERE id = 2",
            "t: row id=2: differs in f"),
        new Difference(
            "tidb-tools#699, a FLOAT of zero",
            "CREATE TABLE t (id INT PRIMARY KEY, f FLOAT); INSERT INTO t VALUES (1, 0), (2, 4.5), (3, 0)",
            "UPDATE t SET f = 0 WHERE id = 2",
            "t: row id=2: differs in f"),
        new Difference(
            "tidb-tools#703, every row a little later",
            "CREATE TABLE t (id INT PRIMARY KEY, t DATETIME); INSERT INTO t VALUES (1, '2022-02-23"
                + " 11:22:00'), (2, '2022-02-23 11:22:00'), (3, '2022-02-23 11:22:00'), (4, '2022-02-23"
                + " 11:22:00')",
            "UPDATE t SET t = '2022-02-23 11:32:00'",
            "t: row id=4: differs in t"),
        new Difference(
            "tidb-tools#759, a composite key of two collations",
            "CREATE TABLE t (a VARCHAR(99) COLLATE utf8mb4_general_ci, b VARCHAR(99) COLLATE utf8mb4_bin,"
                + " v INT, PRIMARY KEY (a, b)); INSERT INTO t VALUES ('a', 'aa', 1), ('B', 'bb', 1), ('c',"
                + " 'cc', 1), ('D', 'dd', 1), ('*', 'mysql', 1)",
            "UPDATE t SET b = 'tidb' WHERE a = '*'",
            "t: row a='*', b='tidb': on the target only"),
        new Difference(
            "debezium#913, dates with zeros in them",
            "SET sql_mode = ''; CREATE TABLE t (id INT PRIMARY KEY, c1 DATE, c2 TIME(2), c3 DATETIME(2), c4"
                + " TIMESTAMP(2) NULL); INSERT INTO t VALUES (1, '0000-00-00', '00:00:00', '2018-00-01"
                + " 00:00:00', '0000-00-00')",
            "SET sql_mode = ''; UPDATE t SET c3 = '2018-01-00 00:00:00'",
            "t: row id=1: differs in c3"),
        new Difference(
            "data-diff#532, keys that are texts",
            "CREATE TABLE t (k VARCHAR(40) PRIMARY KEY, v INT); INSERT INTO t VALUES ('A-10', 1), ('A-9',"
                + " 1), ('a-100', 1), ('', 1), ('A 10', 1)",
            "DELETE FROM t WHERE k = 'A-9'",
            "t: row k='A-9': missing on the target"),
        new Difference(
            "twindb-table-compare#6, equal rows in another order beside one that differs",
            "CREATE TABLE t (a INT, d DATETIME); INSERT INTO t VALUES (3882, '2016-04-20 14:57:31'), (3882,"
                + " '2016-04-20 14:57:31'), (3937, '2016-05-13 14:32:53'), (3937, '2016-03-15 09:47:46')",
            "DELETE FROM t WHERE a = 3882; INSERT INTO t VALUES (3882, '2016-04-20 14:57:31'), (3882,"
                + " '2016-04-20 14:57:31'); UPDATE t SET a = 1 WHERE d = '2016-05-13 14:32:53'",
            "source 1 times, target 0 times"),
        new Difference(
            "tidb-tools#900, JSON whose keys stand in another order",
            "CREATE TABLE t (id INT PRIMARY KEY, j JSON); INSERT INTO t VALUES (1, '{\"b\": 1, \"a\": 2}')",
            "DELETE FROM t; INSERT INTO t VALUES (1, '{\"a\": 2, \"b\": 1}')",
            ""));
  }
}
