package com.paymentmigration.lambda.validation.catalogue;

import java.util.List;

/** Definitions whose bodies are the same and whose characteristics differ. */
final class DefinitionDifferences {
  private static final String TABLE =
      "CREATE TABLE t (id INT PRIMARY KEY, c VARCHAR(20), g GEOMETRY); INSERT INTO t VALUES (1, 'a',"
          + " NULL)";

  private DefinitionDifferences() {}

  private static Difference routine(String name, String before, String after, String named) {
    return new Difference(
        name,
        TABLE + "; CREATE PROCEDURE r" + before + " SELECT 1",
        "DROP PROCEDURE r; CREATE PROCEDURE r" + after + " SELECT 1",
        "routines: PROCEDURE r: " + named);
  }

  private static Difference event(String name, String before, String after, String named) {
    return new Difference(
        name,
        TABLE + "; CREATE EVENT e ON SCHEDULE EVERY 1 DAY " + before + " DISABLE DO SELECT 1",
        "ALTER EVENT e " + after,
        "events: e: " + named);
  }

  private static Difference view(String name, String before, String after, String named) {
    return new Difference(
        name,
        TABLE + "; CREATE " + before + " VIEW v AS SELECT id FROM t",
        "DROP VIEW v; CREATE " + after + " VIEW v AS SELECT id FROM t",
        "views: v: " + named);
  }

  static List<Difference> all() {
    return List.of(
        routine("order of parameters", "(a INT, b INT)", "(b INT, a INT)", "parameters is"),
        routine("type of a parameter", "(a INT)", "(a BIGINT)", "parameters is"),
        routine("direction of a parameter", "(IN a INT)", "(INOUT a INT)", "parameters is"),
        routine("parameter more", "()", "(a INT)", "parameters is"),
        routine("determinism", "()", "() DETERMINISTIC", "determinism is 'YES'"),
        routine("data access", "()", "() READS SQL DATA", "data access is 'READS SQL DATA'"),
        routine("security", "()", "() SQL SECURITY INVOKER", "security is 'INVOKER'"),
        new Difference(
            "function on the target only",
            TABLE,
            "CREATE FUNCTION f() RETURNS INT DETERMINISTIC NO SQL RETURN 1",
            "routines: FUNCTION f: on the target only"),
        event(
            "interval of an event",
            "STARTS '2030-01-01'",
            "ON SCHEDULE EVERY 2 DAY STARTS '2030-01-01'",
            "schedule is"),
        event(
            "beginning of an event",
            "STARTS '2030-01-01'",
            "ON SCHEDULE EVERY 1 DAY STARTS '2031-01-01'",
            "schedule is"),
        event(
            "end of an event",
            "STARTS '2030-01-01'",
            "ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' ENDS '2036-01-01'",
            "schedule is"),
        event("status of an event", "STARTS '2030-01-01'", "ENABLE", "status is 'ENABLED'"),
        event(
            "completion of an event",
            "STARTS '2030-01-01'",
            "ON COMPLETION PRESERVE",
            "on completion is 'PRESERVE'"),
        event("comment of an event", "STARTS '2030-01-01'", "COMMENT 'x'", "comment is 'x'"),
        new Difference(
            "character set of a result",
            TABLE + "; CREATE FUNCTION f() RETURNS VARCHAR(9) CHARSET latin1 NO SQL RETURN 'a'",
            "DROP FUNCTION f; CREATE FUNCTION f() RETURNS VARCHAR(9) CHARSET utf8mb4 NO SQL RETURN 'a'",
            "routines: FUNCTION f: returns is 'varchar(9) utf8mb4"),
        routine(
            "character set of a parameter",
            "(a VARCHAR(9) CHARSET latin1)",
            "(a VARCHAR(9) CHARSET utf8mb4)",
            "parameters is"),
        new Difference(
            "names with dots that read alike",
            TABLE
                + "; CREATE TABLE `a.b` (id INT PRIMARY KEY, c INT, KEY c (c)); CREATE TABLE a (id INT"
                + " PRIMARY KEY, c INT, KEY `b.c` (c))",
            "ALTER TABLE `a.b` DROP KEY c, ADD KEY c (c DESC)",
            "indexes: `a.b`.`c`: definition is"),
        new Difference(
            "spatial reference system",
            TABLE,
            "ALTER TABLE t MODIFY g GEOMETRY SRID 4326",
            "columns: t.g: spatial reference system is '4326'"),
        new Difference(
            "parser of a full-text index",
            TABLE + "; ALTER TABLE t ADD FULLTEXT KEY x (c)",
            "ALTER TABLE t DROP KEY x; ALTER TABLE t ADD FULLTEXT KEY x (c) WITH PARSER ngram",
            "indexes: t.x: parser is 'ngram'"),
        view("algorithm of a view", "", "ALGORITHM = TEMPTABLE", "algorithm is 'TEMPTABLE'"),
        view("security of a view", "", "SQL SECURITY INVOKER", "security is 'INVOKER'"),
        new Difference(
            "character set of a trigger",
            TABLE + "; CREATE TRIGGER w BEFORE INSERT ON t FOR EACH ROW SET NEW.c = 'a'",
            "DROP TRIGGER w; SET NAMES latin1; CREATE TRIGGER w BEFORE INSERT ON t FOR EACH ROW SET"
                + " NEW.c = 'a'",
            "triggers: w: character sets is 'latin1"));
  }
}
