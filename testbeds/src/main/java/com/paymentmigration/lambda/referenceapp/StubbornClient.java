package com.paymentmigration.lambda.referenceapp;

import com.paymentmigration.lambda.domain.Environment;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A client that breaks the contract: it knows one side only and hammers it, connecting anew as soon
 * as it is thrown out. Whatever it gets acknowledged must not be lost; while its side is fenced it
 * must get nothing acknowledged. For one thread.
 */
public final class StubbornClient implements AutoCloseable {
  private final Environment side;
  private final Logins logins;
  private Connection connection;

  /** A client of {@code side} only. */
  public StubbornClient(Environment side, Logins logins) {
    this.side = side;
    this.logins = logins;
  }

  /** Tries once; true if the payment was acknowledged. */
  public boolean tryOnce(Payment payment, PaymentWork work) {
    try {
      if (connection == null) {
        connection = logins.to(side);
      }
      work.pay(connection, payment);
      return true;
    } catch (SQLException refused) {
      close();
      return false;
    }
  }

  @Override
  public void close() {
    Evicted.close(connection);
    connection = null;
  }
}
