package com.paymentmigration.lambda.validation.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A payment table of 9 columns, the same rows on every server. */
final class PaymentTable {
  static final String NAME = "payment";
  private static final int FIRST = 1024;

  private PaymentTable() {}

  /** Statements that fill the present schema with {@code rows} rows. */
  static List<String> statements(long rows) {
    List<String> statements = new ArrayList<>();
    statements.add("SET sql_log_bin = 0, unique_checks = 0, foreign_key_checks = 0");
    statements.add(
        """
        CREATE TABLE payment (
          id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
          idempotency_key CHAR(36) CHARACTER SET ascii NOT NULL,
          merchant_id INT NOT NULL,
          amount DECIMAL(19,4) NOT NULL,
          currency CHAR(3) CHARACTER SET ascii NOT NULL,
          status VARCHAR(16) NOT NULL,
          note VARCHAR(200),
          created_at DATETIME(6) NOT NULL,
          updated_at TIMESTAMP(6) NULL)
        """);
    statements.add("SET @id = 0");
    statements.add(
        "INSERT INTO payment "
            + select("@id := @id + 1", "information_schema.columns LIMIT " + FIRST));
    for (long done = FIRST; done < rows; done *= 2) {
      long batch = Math.min(done, rows - done);
      statements.add("INSERT INTO payment " + select("id + " + done, "payment LIMIT " + batch));
    }
    statements.add("ANALYZE TABLE payment");
    return statements;
  }

  /** Every value is a function of the row's number. */
  private static String select(String id, String from) {
    return "SELECT n, INSERT(INSERT(MD5(n), 9, 0, '-'), 14, 0, '---'), n % 1000,"
        + " n % 1000003 / 7, ELT(1 + n % 3, 'EUR', 'USD', 'GBP'),"
        + " ELT(1 + n % 3, 'CAPTURED', 'AUTHORIZED', 'REFUNDED'),"
        + " IF(n % 10 < 3, NULL, CONCAT('order ', n * 7919 % 1000000007, ' at the shop')),"
        + " TIMESTAMP('2025-01-01') + INTERVAL n % 31536000 SECOND + INTERVAL n % 999983"
        + " MICROSECOND,"
        + " IF(n % 5 = 0, NULL, TIMESTAMP('2026-01-01') + INTERVAL n % 86400 SECOND)"
        + " FROM (SELECT "
        + id
        + " AS n FROM "
        + from
        + ") numbers";
  }
}
