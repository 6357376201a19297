package com.paymentmigration.lambda.referenceapp;

import java.sql.Connection;
import java.sql.SQLException;

/** Drops a connection without waiting for the server, which may be gone. */
final class Evicted {
  private Evicted() {}

  static void close(Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.abort(Runnable::run);
    } catch (SQLException gone) {
      throw new IllegalStateException("abort of a connection failed", gone);
    }
  }
}
