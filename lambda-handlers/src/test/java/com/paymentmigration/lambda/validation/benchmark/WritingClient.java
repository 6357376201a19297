package com.paymentmigration.lambda.validation.benchmark;

import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Updates one row after another, as an application does. */
final class WritingClient implements AutoCloseable {
  private final Connection connection;
  private int row;

  WritingClient(MySqlServer server) throws SQLException {
    connection = server.superuser();
  }

  /** 99th percentile of the updates within {@code millis} milliseconds, in milliseconds. */
  double percentile99(long millis) throws SQLException {
    double[] times = new double[1_000_000];
    int count = 0;
    long end = System.nanoTime() + millis * 1_000_000;
    try (Statement statement = connection.createStatement()) {
      while (System.nanoTime() < end && count < times.length) {
        long start = System.nanoTime();
        statement.execute(
            "UPDATE bench.payment SET merchant_id = merchant_id + 1 WHERE id = "
                + (1 + row++ % 1000));
        times[count++] = (System.nanoTime() - start) / 1e6;
      }
    }
    return Figures.percentile(Arrays.copyOf(times, count), 99);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
