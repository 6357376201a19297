package com.paymentmigration.lambda.referenceapp;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Ways in which applications write, the awkward ones included. */
public final class PaymentStyles {
  private static final String INSERT =
      "INSERT INTO payments.payment (idempotency_key, account_id, amount, written_on, written_at)"
          + " VALUES (?, ?, ?, @@GLOBAL.server_uuid, NOW(6))";
  private static final String DEBIT =
      "UPDATE payments.account SET balance = balance - ? WHERE id = ?";

  private static final long LONG_TRANSACTION_MILLIS = 1500;
  private static final long TABLE_LOCK_MILLIS = 100;

  private PaymentStyles() {}

  /** Insert, then debit: everyone wants the same account's row. */
  public static void hotRow(Connection connection, Payment payment) throws SQLException {
    transaction(connection, payment, 0);
  }

  /** The same, open for longer than a fence may take. */
  public static void longTransaction(Connection connection, Payment payment) throws SQLException {
    transaction(connection, payment, LONG_TRANSACTION_MILLIS);
  }

  /** Under LOCK TABLES. */
  public static void tableLock(Connection connection, Payment payment) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLES payments.payment WRITE, payments.account WRITE");
      pause(TABLE_LOCK_MILLIS);
      connection.setAutoCommit(false);
      write(connection, payment);
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("UNLOCK TABLES");
    }
  }

  /** As an XA transaction committed in one phase. */
  public static void xaOnePhase(Connection connection, Payment payment) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String id = "'" + payment.key() + "'";
      statement.execute("XA START " + id);
      write(connection, payment);
      statement.execute("XA END " + id);
      statement.execute("XA COMMIT " + id + " ONE PHASE");
    }
  }

  /** Through a procedure that runs with its definer's rights. */
  public static void definerRoutine(Connection connection, Payment payment) throws SQLException {
    try (PreparedStatement call = connection.prepareStatement("CALL payments.pay(?, ?, ?)")) {
      call.setString(1, payment.key());
      call.setInt(2, payment.account());
      call.setBigDecimal(3, payment.amount());
      call.execute();
    }
  }

  /** Changes a table's definition as well, which the runbook forbids during a run. */
  public static void withDdl(Connection connection, Payment payment) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE payments.scratch COMMENT = '" + payment.key() + "'");
    }
    transaction(connection, payment, 0);
  }

  private static void transaction(Connection connection, Payment payment, long pauseMillis)
      throws SQLException {
    connection.setAutoCommit(false);
    write(connection, payment);
    pause(pauseMillis);
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static void write(Connection connection, Payment payment) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement debit = connection.prepareStatement(DEBIT)) {
      insert.setString(1, payment.key());
      insert.setInt(2, payment.account());
      insert.setBigDecimal(3, payment.amount());
      insert.execute();
      debit.setBigDecimal(1, payment.amount());
      debit.setInt(2, payment.account());
      debit.execute();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
