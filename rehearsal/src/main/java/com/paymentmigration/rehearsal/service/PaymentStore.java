package com.paymentmigration.rehearsal.service;

import com.paymentmigration.lambda.referenceapp.ContractClient;
import com.paymentmigration.lambda.referenceapp.Login;
import com.paymentmigration.lambda.referenceapp.Payment;
import com.paymentmigration.lambda.referenceapp.PaymentWork;
import com.paymentmigration.lambda.referenceapp.WriterDirectory;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Payments and refunds in the writer's database, by the application contract. */
final class PaymentStore implements AutoCloseable {
  private static final int CONNECTIONS = 12;
  private static final String PAYMENT =
      "INSERT INTO payments.payment (idempotency_key, account_id, amount, currency, fleet,"
          + " written_on, written_at) VALUES (?, ?, ?, 'EUR', ?, @@GLOBAL.server_uuid, NOW(6))";
  private static final String REFUND =
      "INSERT INTO payments.refund (idempotency_key, payment_key, account_id, amount, written_on,"
          + " written_at) VALUES (?, ?, ?, ?, @@GLOBAL.server_uuid, NOW(6))";
  private static final String BALANCE =
      "UPDATE payments.account SET balance = balance - ? WHERE id = ?";

  private final String fleet;
  private final BlockingQueue<ContractClient> pool = new ArrayBlockingQueue<>(CONNECTIONS);

  PaymentStore(String fleet, WriterDirectory directory, Login login) {
    this.fleet = fleet;
    for (int i = 0; i < CONNECTIONS; i++) {
      pool.add(new ContractClient(directory, login));
    }
  }

  /** Whether the payment is acknowledged within {@code millis}. */
  boolean pay(Payment payment, long millis) throws SQLException, InterruptedException {
    return write(
        payment,
        (connection, one) -> {
          connection.setAutoCommit(false);
          try (PreparedStatement insert = connection.prepareStatement(PAYMENT);
              PreparedStatement debit = connection.prepareStatement(BALANCE)) {
            insert.setString(1, one.key());
            insert.setInt(2, one.account());
            insert.setBigDecimal(3, one.amount());
            insert.setString(4, fleet);
            insert.execute();
            debit.setBigDecimal(1, one.amount());
            debit.setInt(2, one.account());
            debit.execute();
          }
          connection.commit();
          connection.setAutoCommit(true);
        },
        millis);
  }

  /** Whether the refund of {@code paymentKey} is acknowledged within {@code millis}. */
  boolean refund(Payment refund, String paymentKey, long millis)
      throws SQLException, InterruptedException {
    PaymentWork credited =
        (connection, one) -> {
          connection.setAutoCommit(false);
          try (PreparedStatement insert = connection.prepareStatement(REFUND);
              PreparedStatement credit = connection.prepareStatement(BALANCE)) {
            insert.setString(1, one.key());
            insert.setString(2, paymentKey);
            insert.setInt(3, one.account());
            insert.setBigDecimal(4, one.amount());
            insert.execute();
            credit.setBigDecimal(1, one.amount().negate());
            credit.setInt(2, one.account());
            credit.execute();
          }
          connection.commit();
          connection.setAutoCommit(true);
        };
    // In doubt, its own row is looked for, not that of a payment.
    return write(refund, PaymentWork.in("payments.refund", credited), millis);
  }

  private boolean write(Payment payment, PaymentWork work, long millis)
      throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    ContractClient client = pool.poll(millis, TimeUnit.MILLISECONDS);
    if (client == null) {
      return false;
    }
    try {
      return client.pay(payment, work, () -> System.nanoTime() < deadline);
    } finally {
      pool.add(client);
    }
  }

  @Override
  public void close() {
    pool.forEach(ContractClient::close);
  }
}
