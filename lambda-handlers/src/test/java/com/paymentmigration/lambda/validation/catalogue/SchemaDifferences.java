package com.paymentmigration.lambda.validation.catalogue;

import java.util.List;
import java.util.stream.IntStream;

/** Definitions that differ while the rows are the same. */
final class SchemaDifferences {
  private static final String TABLE =
      "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, c VARCHAR(20) DEFAULT 'x',"
          + " d DECIMAL(10,4), e ENUM('A', 'B'), g INT AS (CHAR_LENGTH(c)), KEY i (c));"
          + " INSERT INTO t (id, c, d, e) VALUES (1, 'a', 1, 'A')";
  private static final String PARENT =
      "CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE t (id INT PRIMARY KEY, p INT,"
          + " CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id)); INSERT INTO p VALUES (1);"
          + " INSERT INTO t VALUES (1, 1)";
  private static final String TRIGGER =
      TABLE + "; CREATE TRIGGER w BEFORE INSERT ON t FOR EACH ROW SET NEW.c = 'a'";
  private static final String ROUTINE = TABLE + "; CREATE PROCEDURE r() SELECT 1";
  private static final String VIEW = TABLE + "; CREATE VIEW v AS SELECT id FROM t";
  private static final String EVENT =
      TABLE + "; CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DISABLE DO SELECT 1";
  private static final String PARTS =
      "CREATE TABLE t (id INT PRIMARY KEY) PARTITION BY RANGE (id) (PARTITION p1 VALUES LESS THAN"
          + " (10), PARTITION p2 VALUES LESS THAN MAXVALUE); INSERT INTO t VALUES (1), (11)";

  private static final List<String> WIDE_INDEX =
      IntStream.rangeClosed(1, 16).mapToObj(at -> "c".repeat(60) + at).toList();

  private SchemaDifferences() {}

  /**
   * An index whose description is longer than what GROUP_CONCAT gives by default (1024 characters),
   * so that its last column is found only with the session's own limit.
   */
  private static Difference lastColumnOfAWideIndex() {
    String columns = String.join(", ", WIDE_INDEX);
    String others = String.join(", ", WIDE_INDEX.subList(0, 15)) + ", other";
    return new Difference(
        "last column of a wide index",
        "CREATE TABLE t (id INT PRIMARY KEY, other INT, "
            + String.join(" INT, ", WIDE_INDEX)
            + " INT, KEY k ("
            + columns
            + "))",
        "ALTER TABLE t DROP INDEX k, ADD INDEX k (" + others + ")",
        "indexes: t.k: definition");
  }

  private static Difference alter(String name, String change, String named) {
    return new Difference(name, TABLE, "ALTER TABLE t " + change, named);
  }

  static List<Difference> all() {
    return List.of(
        alter(
            "character set of a column",
            "MODIFY c VARCHAR(20) CHARACTER SET latin1 DEFAULT 'x'",
            "columns: t.c: character set is 'latin1'"),
        alter(
            "collation of a column",
            "MODIFY c VARCHAR(20) COLLATE utf8mb4_bin DEFAULT 'x'",
            "columns: t.c: collation is 'utf8mb4_bin'"),
        alter("default", "ALTER c SET DEFAULT 'y'", "columns: t.c: default is 'y'"),
        alter("type", "MODIFY c VARCHAR(21) DEFAULT 'x'", "columns: t.c: type is 'varchar(21)'"),
        alter("decimal scale", "MODIFY d DECIMAL(10,3)", "columns: t.d: type is 'decimal(10,3)'"),
        alter("not null", "MODIFY d DECIMAL(10,4) NOT NULL", "columns: t.d: nullable is 'NO'"),
        alter("enum order", "MODIFY e ENUM('B', 'A')", "columns: t.e: type is 'enum('B','A')'"),
        alter(
            "generated column",
            "MODIFY g INT AS (CHAR_LENGTH(c) + 1)",
            "t: row id=1: differs in g"),
        alter(
            "generated column, expression",
            "MODIFY g INT AS (CHAR_LENGTH(c) + 0)",
            "columns: t.g: generated as is"),
        alter("missing column", "DROP g", "columns: t.g: missing on the target"),
        alter("order of columns", "MODIFY d DECIMAL(10,4) FIRST", "columns: t.d: position is '1'"),
        alter(
            "invisible column or index",
            "ALTER INDEX i INVISIBLE",
            "indexes: t.i: definition is '1 BTREE NO"),
        alter("missing index", "DROP INDEX i", "indexes: t.i: missing on the target"),
        alter("extra index", "ADD UNIQUE j (c)", "indexes: t.j: on the target only"),
        alter("length of an index", "DROP INDEX i, ADD INDEX i (c(5))", "indexes: t.i: definition"),
        lastColumnOfAWideIndex(),
        alter("storage engine", "ENGINE = MyISAM", "tables: t: engine is 'MyISAM'"),
        alter(
            "primary key",
            "MODIFY id INT, DROP PRIMARY KEY, ADD UNIQUE k (id)",
            "indexes: t.PRIMARY: missing on the target"),
        new Difference("missing table", TABLE, "DROP TABLE t", "tables: t: missing on the target"),
        new Difference(
            "extra table",
            TABLE,
            "CREATE TABLE x (i INT PRIMARY KEY)",
            "tables: x: on the target only"),
        new Difference(
            "missing foreign key",
            PARENT,
            "ALTER TABLE t DROP FOREIGN KEY f",
            "foreign-keys: t.f: missing on the target"),
        new Difference(
            "missing trigger", TRIGGER, "DROP TRIGGER w", "triggers: w: missing on the target"),
        new Difference(
            "trigger",
            TRIGGER,
            "DROP TRIGGER w; CREATE TRIGGER w BEFORE INSERT ON t FOR EACH ROW SET NEW.c = 'b'",
            "triggers: w: definition is"),
        new Difference(
            "routine",
            ROUTINE,
            "DROP PROCEDURE r; CREATE PROCEDURE r() SELECT 2",
            "routines: PROCEDURE r: definition is 'SELECT 2'"),
        new Difference(
            "definer of a routine",
            ROUTINE,
            "DROP PROCEDURE r; CREATE DEFINER = admin@'%' PROCEDURE r() SELECT 1",
            "routines: PROCEDURE r: definer is 'admin@%'"),
        new Difference(
            "view", VIEW, "ALTER VIEW v AS SELECT id + 1 AS id FROM t", "views: v: definition is"),
        new Difference(
            "definer of a view",
            VIEW,
            "ALTER DEFINER = admin@'%' VIEW v AS SELECT id FROM t",
            "views: v: definer is 'admin@%'"),
        new Difference("event", EVENT, "ALTER EVENT e DO SELECT 2", "events: e: definition is"),
        new Difference(
            "partitions",
            PARTS,
            "ALTER TABLE t REORGANIZE PARTITION p1 INTO (PARTITION p1 VALUES LESS THAN (5),"
                + " PARTITION p15 VALUES LESS THAN (10))",
            "partitions: t.p15.: on the target only"));
  }
}
