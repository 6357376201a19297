package com.paymentmigration.lambda.validation.catalogue;

import java.util.ArrayList;
import java.util.List;

/** Definitions that mean the same in two spellings, and their neighbours that do not. */
final class DefinitionPairs {
  private static final String PARENT = "CREATE TABLE p (id INT PRIMARY KEY, k INT, KEY (k)); ";
  private static final String BASE = "CREATE TABLE t (id INT PRIMARY KEY, c VARCHAR(20)); ";

  private final List<DefinitionPair> all = new ArrayList<>();

  private DefinitionPairs() {}

  private void pair(String name, String source, String target, String named) {
    all.add(new DefinitionPair(name, source, target, named));
  }

  private void columns(String name, String source, String target, String named) {
    pair(
        name,
        "CREATE TABLE t (id INT PRIMARY KEY, " + source + ")",
        "CREATE TABLE t (id INT PRIMARY KEY, " + target + ")",
        named);
  }

  private void child(String name, String source, String target, String named) {
    String table = "CREATE TABLE t (id INT PRIMARY KEY, p INT, q INT, KEY (p), ";
    pair(name, PARENT + table + source + ")", PARENT + table + target + ")", named);
  }

  private void options(String name, String source, String target, String named) {
    String table = "CREATE TABLE t (id INT PRIMARY KEY, c VARCHAR(20)) ";
    pair(name, table + source, table + target, named);
  }

  private void parts(String name, String source, String target, String named) {
    options(name, "PARTITION BY " + source, "PARTITION BY " + target, named);
  }

  private void event(String name, String source, String target, String named) {
    String starts = " STARTS '2030-01-01 00:00:00' DISABLE DO SELECT 1";
    pair(
        name,
        BASE + "CREATE EVENT e ON SCHEDULE EVERY " + source + starts,
        BASE + "CREATE EVENT e ON SCHEDULE EVERY " + target + starts,
        named);
  }

  private void body(String name, String source, String target, String named) {
    pair(
        name,
        BASE + "CREATE PROCEDURE r() " + source,
        BASE + "CREATE PROCEDURE r() " + target,
        named);
  }

  private void trigger(String name, String source, String target, String named) {
    String trigger = "CREATE TRIGGER w BEFORE INSERT ON t FOR EACH ROW ";
    pair(name, BASE + trigger + source, BASE + trigger + target, named);
  }

  /** Pairs that mean the same. */
  static List<DefinitionPair> equal() {
    DefinitionPairs pairs = new DefinitionPairs();
    pairs.equalColumns();
    pairs.equalKeys();
    pairs.equalTables();
    pairs.equalCounters();
    pairs.equalPrograms();
    return pairs.all;
  }

  private void equalColumns() {
    columns("width of INT", "a INT(11)", "a INT(10)", "");
    columns("width of BIGINT", "a BIGINT(20)", "a BIGINT", "");
    columns("width of SMALLINT UNSIGNED", "a SMALLINT(5) UNSIGNED", "a SMALLINT(3) UNSIGNED", "");
    columns("width of TINYINT above 1", "a TINYINT(4)", "a TINYINT(3)", "");
    columns("width of MEDIUMINT", "a MEDIUMINT(9)", "a MEDIUMINT(7)", "");
    columns("INTEGER", "a INTEGER", "a INT", "");
    columns("BOOLEAN", "a BOOLEAN", "a TINYINT(1)", "");
    columns("YEAR(4)", "a YEAR(4)", "a YEAR", "");
    columns("NUMERIC", "a NUMERIC(10, 0)", "a DECIMAL", "");
    columns("DOUBLE PRECISION", "a DOUBLE PRECISION", "a REAL", "");
    columns("NATIONAL VARCHAR", "a NATIONAL VARCHAR(9)", "a VARCHAR(9) CHARACTER SET utf8mb3", "");
    columns(
        "utf8 and utf8mb3",
        "a VARCHAR(9) CHARACTER SET utf8",
        "a VARCHAR(9) CHARACTER SET utf8mb3",
        "");
    columns(
        "character set by its collation",
        "a VARCHAR(9) CHARACTER SET latin1",
        "a VARCHAR(9) COLLATE latin1_swedish_ci",
        "");
    columns("explicit NULL", "a INT NULL DEFAULT NULL", "a INT", "");
    columns("number as a text", "a INT DEFAULT '7'", "a INT DEFAULT 7", "");
    columns("decimal default", "a DECIMAL(6,2) DEFAULT 1", "a DECIMAL(6,2) DEFAULT '1.00'", "");
    columns("NOW()", "a DATETIME DEFAULT NOW()", "a DATETIME DEFAULT CURRENT_TIMESTAMP", "");
    columns(
        "LOCALTIME on update",
        "a DATETIME(3) DEFAULT NOW(3) ON UPDATE LOCALTIME(3)",
        "a DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)",
        "");
    columns("generated column", "a INT AS (ID+1)", "a INT GENERATED ALWAYS AS ( `id` + 1 )", "");
    columns("VIRTUAL by default", "a INT AS (id) VIRTUAL", "a INT AS (id)", "");
    columns("case of a column's name", "Amount INT", "amount INT", "");
    pair(
        "SERIAL",
        "CREATE TABLE t (id SERIAL, c INT, PRIMARY KEY (id))",
        "CREATE TABLE t (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, c INT, PRIMARY KEY (id),"
            + " UNIQUE KEY id (id))",
        "");
  }

  private void equalKeys() {
    columns("name of an index", "a INT, KEY i (a)", "a INT, KEY j (a)", "");
    columns("name of a unique index", "a INT, UNIQUE i (a)", "a INT, UNIQUE KEY u_a (a)", "");
    columns(
        "order of indexes",
        "a INT, KEY i (a), KEY j (id, a)",
        "a INT, KEY j (id, a), KEY i (a)",
        "");
    columns(
        "two names exchanged for others",
        "a INT, b INT, KEY i (a), KEY j (b)",
        "a INT, b INT, KEY x (b), KEY y (a)",
        "");
    columns("USING BTREE", "a INT, KEY i (a) USING BTREE", "a INT, INDEX i (a)", "");
    columns("USING HASH in InnoDB", "a INT, KEY i (a) USING HASH", "a INT, KEY i (a)", "");
    columns("ascending", "a INT, KEY i (a ASC)", "a INT, KEY i (a)", "");
    columns("prefix of the whole", "a CHAR(5), KEY i (a(5))", "a CHAR(5), KEY i (a)", "");
    columns("case in an index", "a INT, KEY i (A)", "a INT, KEY i (a)", "");
    columns("visible", "a INT, KEY i (a) VISIBLE", "a INT, KEY i (a)", "");
    child(
        "name of a foreign key",
        "CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id)",
        "CONSTRAINT g FOREIGN KEY (p) REFERENCES p (id)",
        "");
    child(
        "RESTRICT and NO ACTION",
        "CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON DELETE RESTRICT",
        "CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON DELETE NO ACTION",
        "");
    child(
        "RESTRICT by default",
        "CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id)",
        "CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON UPDATE RESTRICT ON DELETE RESTRICT",
        "");
    child(
        "names of both, of a foreign key and of its index",
        "CONSTRAINT f FOREIGN KEY (q) REFERENCES p (id)",
        "CONSTRAINT g FOREIGN KEY (q) REFERENCES p (id)",
        "");
  }

  private void equalTables() {
    options("explicit row format", "ROW_FORMAT=DYNAMIC", "", "");
    options("MAX_ROWS in InnoDB", "MAX_ROWS=1000", "", "");
    options("CHECKSUM in InnoDB", "CHECKSUM=1 DELAY_KEY_WRITE=1", "", "");
    options("PACK_KEYS in InnoDB", "PACK_KEYS=1", "AVG_ROW_LENGTH=50", "");
    options("explicit collation", "CHARSET=utf8mb4", "COLLATE utf8mb4_0900_ai_ci", "");
    parts(
        "case of an expression",
        "HASH (ABS(id)) PARTITIONS 2",
        "HASH (abs( `id` )) PARTITIONS 2",
        "");
    parts("key of a partition", "KEY () PARTITIONS 2", "KEY (id) PARTITIONS 2", "");
    parts(
        "order of a list",
        "LIST (id) (PARTITION a VALUES IN (1, 2, 3))",
        "LIST (id) (PARTITION a VALUES IN (3, 1, 2))",
        "");
    parts(
        "named partitions of a hash",
        "HASH (id) PARTITIONS 2",
        "HASH (id) (PARTITION p0, PARTITION p1)",
        "");
  }

  /** Numbers that inserts took and no row holds: rolled back, refused, or not copied. */
  private void equalCounters() {
    String table = "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, u INT UNIQUE); ";
    pair(
        "ids of inserts that were rolled back",
        table
            + "INSERT INTO t VALUES (1, 1); START TRANSACTION; INSERT INTO t (u) VALUES (2), (3);"
            + " ROLLBACK",
        table + "INSERT INTO t VALUES (1, 1)",
        "");
    pair(
        "ids of inserts that were refused",
        table + "INSERT INTO t VALUES (1, 1); INSERT IGNORE INTO t (u) VALUES (1), (1), (1)",
        table + "INSERT INTO t VALUES (1, 1)",
        "");
    pair(
        "ids of a block that one statement reserves",
        table + "INSERT INTO t (u) SELECT 1 UNION SELECT 2 UNION SELECT 3",
        table + "INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)",
        "");
    pair(
        "a counter that is ahead on the target",
        table + "INSERT INTO t VALUES (1, 1)",
        table + "INSERT INTO t VALUES (1, 1); ALTER TABLE t AUTO_INCREMENT = 1000",
        "");
    pair(
        "a counter of an empty table",
        table + "INSERT INTO t (u) VALUES (1), (2); DELETE FROM t",
        table + "INSERT INTO t (u) VALUES (1); DELETE FROM t",
        "");
    pair(
        "a truncated table",
        table + "INSERT INTO t (u) VALUES (1), (2); DELETE FROM t",
        table + "INSERT INTO t (u) VALUES (1); TRUNCATE t",
        "");
    pair(
        "negative ids",
        table + "INSERT INTO t VALUES (-5, 1), (-4, 2)",
        table + "INSERT INTO t VALUES (-4, 2), (-5, 1)",
        "");
    String grouped =
        "CREATE TABLE t (g INT, id INT NOT NULL AUTO_INCREMENT, PRIMARY KEY (g, id)) ENGINE=MyISAM;"
            + " INSERT INTO t (g) VALUES (1), (1), (2)";
    pair("a counter within a group", grouped, grouped, "");
  }

  private void equalPrograms() {
    event("a day and 24 hours", "1 DAY", "24 HOUR", "");
    event("a week and seven days", "1 WEEK", "7 DAY", "");
    event("an hour and 3600 seconds", "1 HOUR", "3600 SECOND", "");
    event("a year and twelve months", "1 YEAR", "12 MONTH", "");
    event("a quarter", "1 QUARTER", "3 MONTH", "");
    event("minutes and seconds", "'1:30' MINUTE_SECOND", "90 SECOND", "");
    event("days and hours", "'1 12' DAY_HOUR", "36 HOUR", "");
    event("years and months", "'1-6' YEAR_MONTH", "18 MONTH", "");
    pair(
        "time zone of an event",
        BASE
            + "SET time_zone = 'SYSTEM'; CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS"
            + " '2030-01-01 00:00:00' DISABLE DO SELECT 1; SET time_zone = '+00:00'",
        BASE
            + "SET time_zone = '+00:00'; CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS"
            + " '2030-01-01 00:00:00' DISABLE DO SELECT 1",
        "");
    body("white space of a body", "SELECT 1,\n  2", "SELECT 1, 2", "");
    body("lines of Windows", "SELECT 1,\r\n 2", "SELECT 1,\n 2", "");
    body("a comment that the client took away", "SELECT /* why */ 1", "SELECT  1", "");
    body("a comment to the end of the line", "SELECT 1, -- first\n 2", "SELECT 1, \n 2", "");
    body("a comment with a number sign", "SELECT 1, # first\n 2", "SELECT 1, 2", "");
    trigger("white space of a trigger", "SET NEW.c =\n'a'", "SET NEW.c = 'a'", "");
    pair(
        "width of a parameter",
        BASE + "CREATE PROCEDURE r(a INT(11), b BIGINT(20)) SELECT 1",
        BASE + "CREATE PROCEDURE r(a INT(10), b BIGINT) SELECT 1",
        "");
    pair(
        "width of a result",
        BASE + "CREATE FUNCTION r() RETURNS INT(11) NO SQL RETURN 1",
        BASE + "CREATE FUNCTION r() RETURNS INT NO SQL RETURN 1",
        "");
    pair(
        "a view, written otherwise",
        BASE + "CREATE VIEW v AS select t.id, `c` from t where (id > 1)",
        BASE + "CREATE VIEW v AS SELECT id, c FROM t WHERE id>1",
        "");
    pair(
        "a definer in quotes",
        BASE + "CREATE DEFINER = admin PROCEDURE r() SELECT 1",
        BASE + "CREATE DEFINER = 'admin'@'%' PROCEDURE r() SELECT 1",
        "");
  }

  /** Neighbours that do not mean the same. */
  static List<DefinitionPair> different() {
    DefinitionPairs pairs = new DefinitionPairs();
    pairs.differentColumns();
    pairs.differentKeys();
    pairs.differentPrograms();
    return pairs.all;
  }

  private void differentColumns() {
    columns(
        "width with ZEROFILL", "a INT(5) ZEROFILL", "a INT(7) ZEROFILL", "columns: t.a: type is");
    columns(
        "TINYINT(1), which drivers read as a boolean",
        "a TINYINT(1)",
        "a TINYINT(4)",
        "columns: t.a: type is");
    columns("sign", "a INT(11)", "a INT(10) UNSIGNED", "columns: t.a: type is");
    columns("digits of a DECIMAL", "a DECIMAL(11)", "a DECIMAL(10)", "columns: t.a: type is");
    columns("digits of a FLOAT", "a FLOAT(7,3)", "a FLOAT(7,4)", "columns: t.a: type is");
    columns(
        "a type's name inside an ENUM",
        "a ENUM('int(11)')",
        "a ENUM('int(10)')",
        "columns: t.a: type is");
    columns(
        "utf8 and utf8mb4",
        "a VARCHAR(9) CHARACTER SET utf8",
        "a VARCHAR(9)",
        "columns: t.a: character set is");
    columns(
        "an empty text and none",
        "a VARCHAR(9) NOT NULL DEFAULT ''",
        "a VARCHAR(9) NOT NULL",
        "columns: t.a: default is NULL");
    columns(
        "a text that reads like a function",
        "a VARCHAR(30) DEFAULT 'CURRENT_TIMESTAMP'",
        "a VARCHAR(30) DEFAULT 'current_timestamp'",
        "columns: t.a: default is");
    columns(
        "digits of a second",
        "a DATETIME(3) DEFAULT NOW(3)",
        "a DATETIME(6) DEFAULT NOW(6)",
        "columns: t.a: type is");
    columns(
        "on update",
        "a DATETIME DEFAULT NOW() ON UPDATE NOW()",
        "a DATETIME DEFAULT NOW()",
        "columns: t.a: extra is");
    columns("stored", "a INT AS (id) STORED", "a INT AS (id)", "columns: t.a: extra is");
    columns(
        "comment of a column",
        "a INT COMMENT 'cents'",
        "a INT COMMENT 'euros'",
        "definitions: t: a COMMENT is 'euros'");
    options(
        "comment of a table",
        "COMMENT 'a'",
        "",
        "definitions: t: COMMENT is none, on the source 'a'");
    options("row format", "ROW_FORMAT=COMPACT", "", "tables: t: row format is 'Dynamic'");
    options("statistics", "STATS_PERSISTENT=0", "", "tables: t: options is");
    parts(
        "values of a list",
        "LIST (id) (PARTITION a VALUES IN (1, 2))",
        "LIST (id) (PARTITION a VALUES IN (1, 3))",
        "partitions: t.a.: values is");
    parts(
        "columns of a range",
        "RANGE COLUMNS (id) (PARTITION a VALUES LESS THAN (5))",
        "RANGE (id) (PARTITION a VALUES LESS THAN (5))",
        "partitions: t.a.: method is");
    parts(
        "a linear hash",
        "LINEAR HASH (id) PARTITIONS 2",
        "HASH (id) PARTITIONS 2",
        "partitions: t.p0.: method is");
  }

  private void differentKeys() {
    columns(
        "a unique index",
        "a INT, KEY i (a)",
        "a INT, UNIQUE j (a)",
        "indexes: t.i: missing on the target");
    columns(
        "columns of an index",
        "a INT, b INT, KEY i (a, b)",
        "a INT, b INT, KEY j (b, a)",
        "indexes: t.i: missing on the target");
    columns(
        "a descending index",
        "a INT, KEY i (a)",
        "a INT, KEY i (a DESC)",
        "indexes: t.i: definition is");
    columns(
        "one of two equal indexes",
        "a INT, KEY i (a), KEY j (a)",
        "a INT, KEY i (a)",
        "indexes: t.j: missing on the target");
    columns(
        "comment of an index",
        "a INT, KEY i (a) COMMENT 'x'",
        "a INT, KEY i (a)",
        "definitions: t: KEY i COMMENT is none");
    child(
        "CASCADE and RESTRICT",
        "CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id)",
        "CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE",
        "foreign-keys: t.f: on delete is 'CASCADE'");
    child(
        "another column under another name",
        "CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id)",
        "CONSTRAINT g FOREIGN KEY (p) REFERENCES p (k)",
        "foreign-keys: t.f: missing on the target");
    child(
        "SET NULL",
        "CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON DELETE NO ACTION",
        "CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON DELETE SET NULL",
        "foreign-keys: t.f: on delete is 'SET NULL'");
  }

  private void differentPrograms() {
    event("a day and 25 hours", "1 DAY", "25 HOUR", "events: e: schedule is");
    event("a month and thirty days", "1 MONTH", "30 DAY", "events: e: schedule is");
    event(
        "minutes and hours",
        "'1:30' MINUTE_SECOND",
        "'1:30' HOUR_MINUTE",
        "events: e: schedule is");
    body(
        "white space inside a text",
        "SELECT 'a  b'",
        "SELECT 'a b'",
        "routines: PROCEDURE r: definition is");
    body(
        "a number sign inside a text",
        "SELECT '# a'",
        "SELECT '# b'",
        "routines: PROCEDURE r: definition is");
    body(
        "dashes without a space",
        "SELECT 5--1",
        "SELECT 5",
        "routines: PROCEDURE r: definition is");
    body(
        "a hint",
        "SELECT /*+ NO_ICP(t) */ id FROM t",
        "SELECT id FROM t",
        "routines: PROCEDURE r: definition is");
    body(
        "an executable comment",
        "SELECT 1 /*!50000 + 1 */",
        "SELECT 1",
        "routines: PROCEDURE r: definition is");
    body("case of a text", "SELECT 'A'", "SELECT 'a'", "routines: PROCEDURE r: definition is");
    trigger(
        "value of a trigger", "SET NEW.c = 'a'", "SET NEW.c = 'a '", "triggers: w: definition is");
    pair(
        "length of a parameter",
        BASE + "CREATE PROCEDURE r(a VARCHAR(11)) SELECT 1",
        BASE + "CREATE PROCEDURE r(a VARCHAR(10)) SELECT 1",
        "routines: PROCEDURE r: parameters is");
    pair(
        "time zone of an event",
        BASE
            + "SET time_zone = '+01:00'; CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS"
            + " '2030-01-01 00:00:00' DISABLE DO SELECT 1; SET time_zone = '+00:00'",
        BASE
            + "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DISABLE DO"
            + " SELECT 1",
        "events: e: schedule is");
    pair(
        "a definer of another host",
        BASE + "CREATE DEFINER = admin@'%' PROCEDURE r() SELECT 1",
        BASE + "CREATE DEFINER = root@localhost PROCEDURE r() SELECT 1",
        "routines: PROCEDURE r: definer is");
  }
}
