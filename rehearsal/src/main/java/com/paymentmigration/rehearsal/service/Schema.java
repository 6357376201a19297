package com.paymentmigration.rehearsal.service;

import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The payment system's tables, made on the writer once replication is armed. */
public final class Schema {
  /** Schema of the application, as the template names it. */
  public static final String DATABASE = "payments";

  /** Accounts that pay. */
  public static final int ACCOUNTS = 32;

  /** Money on each account at the start. */
  public static final int OPENING_BALANCE = 1_000_000;

  private Schema() {}

  /** Makes the tables and some history of {@code payments} old payments. */
  public static void createOn(MySqlServer writer, int payments) {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE DATABASE " + DATABASE);
    statements.add(
        """
        CREATE TABLE payments.payment (
          id BIGINT AUTO_INCREMENT PRIMARY KEY,
          idempotency_key VARCHAR(64) NOT NULL UNIQUE,
          account_id INT NOT NULL,
          amount DECIMAL(12,2) NOT NULL,
          currency CHAR(3) NOT NULL,
          fleet VARCHAR(5) NOT NULL,
          written_on CHAR(36) NOT NULL,
          written_at DATETIME(6) NOT NULL)\
        """);
    statements.add(
        """
        CREATE TABLE payments.refund (
          id BIGINT AUTO_INCREMENT PRIMARY KEY,
          idempotency_key VARCHAR(64) NOT NULL UNIQUE,
          payment_key VARCHAR(64) NOT NULL,
          account_id INT NOT NULL,
          amount DECIMAL(12,2) NOT NULL,
          written_on CHAR(36) NOT NULL,
          written_at DATETIME(6) NOT NULL)\
        """);
    statements.add(
        "CREATE TABLE payments.synthetic_payment (idempotency_key VARCHAR(64) PRIMARY KEY)");
    // No unique key: whatever is committed twice is here twice.
    statements.add(
        "CREATE TABLE payments.booking (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
            + " written_for VARCHAR(64) NOT NULL)");
    statements.add(
        "CREATE TABLE payments.account (id INT PRIMARY KEY, balance DECIMAL(14,2) NOT NULL)");
    statements.add(
        "INSERT INTO payments.account VALUES "
            + IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(id -> "(" + id + ", " + OPENING_BALANCE + ")")
                .collect(Collectors.joining(", ")));
    statements.add("SET SESSION cte_max_recursion_depth = " + (payments + 1));
    statements.add(
        """
        INSERT INTO payments.payment
          (idempotency_key, account_id, amount, currency, fleet, written_on, written_at)
        WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < %d)
        SELECT CONCAT('history-', i), 1, 0, 'EUR', 'old', @@GLOBAL.server_uuid, NOW(6) FROM n\
        """
            .formatted(payments));
    writer.execute(statements);
  }
}
