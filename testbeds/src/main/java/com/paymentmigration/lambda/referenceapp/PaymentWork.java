package com.paymentmigration.lambda.referenceapp;

import java.sql.Connection;
import java.sql.SQLException;

/** One way to make a payment in one transaction; commits before it returns. */
@FunctionalInterface
public interface PaymentWork {
  /** Makes the payment on {@code connection}, which is in autocommit mode, and leaves it so. */
  void pay(Connection connection, Payment payment) throws SQLException;

  /**
   * Where the row of the idempotency key is: with columns {@code idempotency_key}, {@code
   * account_id} and {@code amount}.
   */
  default String table() {
    return "payments.payment";
  }

  /** The same work, whose row is in {@code table}. */
  static PaymentWork in(String table, PaymentWork work) {
    return new PaymentWork() {
      @Override
      public void pay(Connection connection, Payment payment) throws SQLException {
        work.pay(connection, payment);
      }

      @Override
      public String table() {
        return table;
      }
    };
  }
}
