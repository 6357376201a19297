package com.paymentmigration.lambda.validation.catalogue;

import java.util.List;

/** What only servers newer than the tests' 8.0.12 have. */
final class NewestDifferences {
  private static final String CHECKED =
      "CREATE TABLE t (id INT PRIMARY KEY, c INT, CONSTRAINT k CHECK (c > 0)); INSERT INTO t VALUES (1,"
          + " 1)";
  private static final String INDEXED =
      "CREATE TABLE t (id INT PRIMARY KEY, c VARCHAR(20), KEY f ((LOWER(c)))); INSERT INTO t VALUES (1,"
          + " 'A')";

  private NewestDifferences() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "value of an invisible column",
            "CREATE TABLE t (id INT PRIMARY KEY, c INT, h INT INVISIBLE); INSERT INTO t (id, c, h) VALUES"
                + " (1, 1, 1)",
            "UPDATE t SET h = 2",
            "t: row id=1: differs in h"),
        new Difference(
            "column that is invisible on one side",
            "CREATE TABLE t (id INT PRIMARY KEY, h INT); INSERT INTO t VALUES (1, 1)",
            "ALTER TABLE t ALTER COLUMN h SET INVISIBLE",
            "columns: t.h: extra is 'INVISIBLE'"),
        new Difference(
            "primary key that the server made",
            "SET sql_generate_invisible_primary_key = 1; CREATE TABLE t (c INT); INSERT INTO t (c) VALUES"
                + " (1), (2)",
            "UPDATE t SET c = 3 WHERE my_row_id = 2",
            "t: row my_row_id=2: differs in c"),
        new Difference(
            "expression of an index",
            INDEXED,
            "ALTER TABLE t DROP INDEX f, ADD INDEX f ((UPPER(c)))",
            "indexes: t.f: definition is"),
        new Difference(
            "table whose only key is one of expressions",
            "CREATE TABLE t (c VARCHAR(20) NOT NULL, d INT, UNIQUE f ((LOWER(c)))); INSERT INTO t VALUES"
                + " ('A', 1), ('b', 1)",
            "UPDATE t SET d = 2 WHERE c = 'A'",
            "source 1 times, target 0 times"),
        new Difference(
            "index over elements of an array",
            "CREATE TABLE t (id INT PRIMARY KEY, j JSON, KEY m ((CAST(j AS UNSIGNED ARRAY)))); INSERT INTO t"
                + " VALUES (1, '[1, 2]')",
            "UPDATE t SET j = '[1, 3]'; ALTER TABLE t DROP INDEX m",
            "t: row id=1: differs in j"),
        new Difference(
            "condition that is not enforced",
            CHECKED,
            "ALTER TABLE t ALTER CHECK k NOT ENFORCED",
            "check-constraints: t.k: enforced is 'NO'"),
        new Difference(
            "other condition",
            CHECKED,
            "ALTER TABLE t DROP CHECK k, ADD CONSTRAINT k CHECK (c >= 0)",
            "check-constraints: t.k: "),
        new Difference(
            "condition of another name",
            CHECKED,
            "ALTER TABLE t DROP CHECK k, ADD CONSTRAINT k2 CHECK (c > 0)",
            ""),
        new Difference(
            "expression of a default",
            "CREATE TABLE t (id INT PRIMARY KEY, u VARCHAR(40) DEFAULT (UUID())); INSERT INTO t VALUES (1,"
                + " 'a')",
            "ALTER TABLE t ALTER u SET DEFAULT (CONCAT(UUID(), 'x'))",
            "columns: t.u: default is"),
        new Difference(
            "column's reference system",
            "CREATE TABLE t (id INT PRIMARY KEY, g POINT NOT NULL SRID 4326, SPATIAL KEY s (g)); INSERT INTO"
                + " t VALUES (1, ST_GeomFromText('POINT(1 2)', 4326))",
            "UPDATE t SET g = ST_GeomFromText('POINT(2 1)', 4326)",
            "t: row id=1: differs in g"));
  }
}
