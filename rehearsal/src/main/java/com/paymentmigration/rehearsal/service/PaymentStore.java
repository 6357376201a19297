package com.paymentmigration.rehearsal.service;

import com.paymentmigration.client.PaymentIdentity;
import com.paymentmigration.client.PaymentTable;
import com.paymentmigration.client.Payments;
import com.paymentmigration.client.WriterDataSource;
import com.paymentmigration.lambda.referenceapp.Payment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Payments and refunds in the writer's database, by the client library. */
final class PaymentStore implements AutoCloseable {
  /** No try begins later; the last one may wait for a writer as long as the data source holds. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private static final String PAYMENT =
      "INSERT INTO payments.payment (idempotency_key, account_id, amount, currency, fleet,"
          + " written_on, written_at) VALUES (?, ?, ?, 'EUR', ?, @@GLOBAL.server_uuid, NOW(6))";
  private static final String REFUND =
      "INSERT INTO payments.refund (idempotency_key, payment_key, account_id, amount, written_on,"
          + " written_at) VALUES (?, ?, ?, ?, @@GLOBAL.server_uuid, NOW(6))";
  private static final String SYNTHETIC =
      "INSERT IGNORE INTO payments.synthetic_payment (idempotency_key) VALUES (?)";
  private static final String BOOKING = "INSERT INTO payments.booking (written_for) VALUES (?)";
  private static final String BALANCE =
      "UPDATE payments.account SET balance = balance - ? WHERE id = ?";

  private final String fleet;
  private final WriterDataSource source;
  private final Payments payments;
  private final Payments refunds;

  PaymentStore(String fleet, WriterDataSource source) {
    this.fleet = fleet;
    this.source = source;
    payments = store("payments.payment");
    refunds = store("payments.refund");
  }

  private Payments store(String table) {
    return new Payments(source, new PaymentTable(table, "idempotency_key"), PATIENCE);
  }

  /** Makes the payment; returns once it is committed. */
  void pay(Payment payment) throws Exception {
    payments.transact(
        identity(payment),
        connection -> {
          book(connection, payment);
          try (PreparedStatement insert = connection.prepareStatement(PAYMENT)) {
            insert.setString(1, payment.key());
            insert.setInt(2, payment.account());
            insert.setBigDecimal(3, payment.amount());
            insert.setString(4, fleet);
            insert.execute();
          }
          return debit(connection, payment, 1);
        });
  }

  /** Before what a unique key could refuse, in the same transaction. */
  private static void book(Connection connection, Payment one) throws SQLException {
    try (PreparedStatement booking = connection.prepareStatement(BOOKING)) {
      booking.setString(1, one.key());
      booking.execute();
    }
  }

  /** Goes the way of a payment to the writer and back, apart from the books. */
  void paySynthetic(String key) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement insert = connection.prepareStatement(SYNTHETIC)) {
      insert.setString(1, key);
      insert.execute();
    }
  }

  /** Makes the refund of {@code paymentKey}; returns once it is committed. */
  void refund(Payment refund, String paymentKey) throws Exception {
    refunds.transact(
        identity(refund).with("payment_key", paymentKey),
        connection -> {
          book(connection, refund);
          try (PreparedStatement insert = connection.prepareStatement(REFUND)) {
            insert.setString(1, refund.key());
            insert.setString(2, paymentKey);
            insert.setInt(3, refund.account());
            insert.setBigDecimal(4, refund.amount());
            insert.execute();
          }
          return debit(connection, refund, -1);
        });
  }

  private static PaymentIdentity identity(Payment payment) {
    return PaymentIdentity.ofKey(payment.key())
        .with("account_id", payment.account())
        .with("amount", payment.amount());
  }

  /** Changes the balance, which every payment of an account wants, last. */
  private static int debit(Connection connection, Payment payment, int sign) throws SQLException {
    try (PreparedStatement debit = connection.prepareStatement(BALANCE)) {
      debit.setBigDecimal(1, sign > 0 ? payment.amount() : payment.amount().negate());
      debit.setInt(2, payment.account());
      return debit.executeUpdate();
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
