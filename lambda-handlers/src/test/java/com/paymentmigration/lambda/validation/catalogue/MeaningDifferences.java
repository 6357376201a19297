package com.paymentmigration.lambda.validation.catalogue;

import java.util.List;

/** What makes a target unfit although it may hold the same rows. */
final class MeaningDifferences {
  private static final String PAYMENT =
      "CREATE TABLE payment (id INT AUTO_INCREMENT PRIMARY KEY, idempotency_key VARCHAR(36),"
          + " amount DECIMAL(19,4), currency CHAR(3), status VARCHAR(9), created_at DATETIME,"
          + " note VARCHAR(200));"
          + " INSERT INTO payment VALUES (1, 'k1', 10.50, 'EUR', 'CAPTURED', '2026-01-02 03:04:05',"
          + " 'call 4111111111111112'), (2, 'k2', 7, 'USD', 'CAPTURED', '2026-01-02 03:04:05', NULL)";
  private static final String PARENT =
      "CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE t (id INT PRIMARY KEY, p INT,"
          + " CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id)); INSERT INTO p VALUES (1);"
          + " INSERT INTO t VALUES (1, 1)";

  private MeaningDifferences() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "sum of money",
            PAYMENT,
            "UPDATE payment SET amount = 10.51 WHERE id = 1",
            "money-proof: payment EUR CAPTURED 2026-01-02: the sums differ"),
        new Difference(
            "status of money",
            PAYMENT,
            "UPDATE payment SET status = 'REFUNDED' WHERE id = 2",
            "money-proof: payment USD REFUNDED 2026-01-02: the sums differ"),
        new Difference(
            "card number in a note",
            PAYMENT,
            "UPDATE payment SET note = 'card 4111 1111 1111 1111 exp 12/27' WHERE id = 2",
            "card-numbers: payment.note: card numbers in clear text, 1 rows of the sample"),
        new Difference(
            "card number in a column of numbers",
            "CREATE TABLE t (id INT PRIMARY KEY, n BIGINT); INSERT INTO t VALUES (1, 4111111111111112)",
            "UPDATE t SET n = 4111111111111111",
            "card-numbers: t.n: card numbers in clear text, 1 rows of the sample"),
        new Difference(
            "card number in bytes, in groups",
            "CREATE TABLE t (id INT PRIMARY KEY, b BLOB); INSERT INTO t VALUES (1, 'x')",
            "UPDATE t SET b = 'card 4111.1111.1111.1111/12'",
            "card-numbers: t.b: card numbers in clear text, 1 rows of the sample"),
        new Difference(
            "definer without an account",
            "CREATE TABLE t (id INT PRIMARY KEY, c INT); CREATE TRIGGER w BEFORE INSERT ON t FOR EACH"
                + " ROW SET NEW.c = 1",
            "DROP TRIGGER w; CREATE DEFINER = nobody@'10.%' TRIGGER w BEFORE INSERT ON t FOR EACH ROW"
                + " SET NEW.c = 1",
            "definers: 'nobody'@'10.%': no such account on the target, definer of trigger w"),
        new Difference(
            "idempotency key twice",
            PAYMENT,
            "UPDATE payment SET idempotency_key = 'k1'",
            "idempotency-keys: payment.idempotency_key: 1 keys more than once"),
        new Difference(
            "AUTO_INCREMENT lower than the source's, above every id",
            PAYMENT + "; ALTER TABLE payment AUTO_INCREMENT = 100",
            "ALTER TABLE payment AUTO_INCREMENT = 50",
            ""),
        new Difference(
            "AUTO_INCREMENT not above an id",
            "CREATE TABLE t (id TINYINT UNSIGNED AUTO_INCREMENT PRIMARY KEY); INSERT INTO t VALUES (3)",
            "INSERT INTO t VALUES (255)",
            "auto-increment: t.id: next value 255 is not above 255"),
        new Difference(
            "AUTO_INCREMENT almost used up by rows that are deleted",
            "CREATE TABLE t (id TINYINT AUTO_INCREMENT PRIMARY KEY); INSERT INTO t VALUES (3)",
            "INSERT INTO t VALUES (120); DELETE FROM t WHERE id = 120",
            "auto-increment: t.id: 94.49 % of its type's values"),
        new Difference(
            "AUTO_INCREMENT almost used up",
            "CREATE TABLE t (id TINYINT AUTO_INCREMENT PRIMARY KEY); INSERT INTO t VALUES (3)",
            "INSERT INTO t VALUES (120)",
            "auto-increment: t.id: 94.49 % of its type's values"),
        new Difference(
            "orphan",
            PARENT,
            "SET foreign_key_checks = 0; DELETE FROM p; SET foreign_key_checks = 1",
            "orphans: t.f: 1 rows refer to no row of p"),
        new Difference(
            "server setting",
            PAYMENT,
            "SET GLOBAL sql_mode = ''",
            "server-settings: sql_mode: value is ''"),
        new Difference(
            "default character set of the schema",
            PAYMENT,
            "ALTER DATABASE CHARACTER SET latin1",
            "server-settings: schema default: value is"));
  }
}
