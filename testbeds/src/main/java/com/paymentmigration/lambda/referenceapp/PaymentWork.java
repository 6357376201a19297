package com.paymentmigration.lambda.referenceapp;

import java.sql.Connection;
import java.sql.SQLException;

/** One way to make a payment in one transaction; commits before it returns. */
@FunctionalInterface
public interface PaymentWork {
  /** Makes the payment on {@code connection}, which is in autocommit mode, and leaves it so. */
  void pay(Connection connection, Payment payment) throws SQLException;
}
