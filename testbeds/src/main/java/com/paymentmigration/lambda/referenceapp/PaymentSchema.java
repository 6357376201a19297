package com.paymentmigration.lambda.referenceapp;

import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.util.List;

/** The application's tables, made on the writer once replication is armed. */
public final class PaymentSchema {
  /** Money on each account at the start. */
  public static final int OPENING_BALANCE = 10_000_000;

  private PaymentSchema() {}

  /** Makes tables, a routine and an event, and lets both application accounts use them. */
  public static void createOn(MySqlServer writer) {
    writer.execute(
        List.of(
            "CREATE DATABASE " + MySqlPair.DATABASE,
            """
            CREATE TABLE payments.payment (
              id BIGINT AUTO_INCREMENT PRIMARY KEY,
              idempotency_key VARCHAR(64) NOT NULL UNIQUE,
              account_id INT NOT NULL,
              amount DECIMAL(12,2) NOT NULL,
              written_on CHAR(36) NOT NULL,
              written_at DATETIME(6) NOT NULL)""",
            "CREATE TABLE payments.account (id INT PRIMARY KEY, balance DECIMAL(14,2) NOT NULL)",
            "CREATE TABLE payments.scratch (id INT PRIMARY KEY)",
            "INSERT INTO payments.account VALUES (1, %d), (2, %d)"
                .formatted(OPENING_BALANCE, OPENING_BALANCE),
            "CREATE USER payment_owner@'%' IDENTIFIED BY 'unused' ACCOUNT LOCK",
            "GRANT SELECT, INSERT, UPDATE, EXECUTE, EVENT ON payments.* TO payment_owner@'%'",
            """
            CREATE DEFINER = payment_owner@'%' PROCEDURE payments.pay(
              k VARCHAR(64), a INT, m DECIMAL(12,2))
            SQL SECURITY DEFINER
            BEGIN
              START TRANSACTION;
              INSERT INTO payments.payment (idempotency_key, account_id, amount, written_on,
                written_at) VALUES (k, a, m, @@GLOBAL.server_uuid, NOW(6));
              UPDATE payments.account SET balance = balance - m WHERE id = a;
              COMMIT;
            END""",
            """
            CREATE DEFINER = payment_owner@'%' EVENT payments.every_second
            ON SCHEDULE EVERY 1 SECOND DO
              INSERT INTO payments.payment (idempotency_key, account_id, amount, written_on,
                written_at) VALUES (UUID(), 3, 0, @@GLOBAL.server_uuid, NOW(6))""",
            "GRANT CREATE, ALTER, DROP ON payments.* TO payment_app_blue@'%', payment_app_green@'%'"));
  }
}
