package com.paymentmigration.lambda.validation;

import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that write payments: new ones, changes of old ones, deletions, and hot balances. */
final class PaymentTraffic implements AutoCloseable {
  private static final int HOT_BALANCES = 3;

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger left;
  private volatile SQLException failure;

  /**
   * Starts clients.
   *
   * @param writes transactions in all
   */
  PaymentTraffic(MySqlServer server, String schema, int clients, int writes) {
    left = new AtomicInteger(writes);
    for (int client = 0; client < clients; client++) {
      Random random = new Random(client);
      Thread thread = new Thread(() -> run(server, schema, random), "client-" + client);
      threads.add(thread);
      thread.start();
    }
  }

  static String tables() {
    return "CREATE TABLE balance (id INT PRIMARY KEY, amount DECIMAL(19,4) NOT NULL);"
        + " INSERT INTO balance VALUES (1, 0), (2, 0), (3, 0);"
        + " CREATE TABLE payment (id BIGINT AUTO_INCREMENT PRIMARY KEY, idempotency_key CHAR(36)"
        + " NOT NULL UNIQUE, amount DECIMAL(19,4) NOT NULL, currency CHAR(3) NOT NULL, status"
        + " VARCHAR(16) NOT NULL, note VARCHAR(200), created_at DATETIME(6) NOT NULL);"
        + " INSERT INTO payment (idempotency_key, amount, currency, status, created_at)"
        + " VALUES (UUID(), 1, 'EUR', 'CAPTURED', NOW(6)), (UUID(), 2, 'USD', 'CAPTURED', NOW(6))";
  }

  static String doubling() {
    return "INSERT INTO payment (idempotency_key, amount, currency, status, note, created_at)"
        + " SELECT UUID(), amount + 0.01, currency, status, REPEAT('n', id % 90), NOW(6)"
        + " FROM payment";
  }

  private void run(MySqlServer server, String schema, Random random) {
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("USE " + schema);
      while (left.getAndDecrement() > 0) {
        write(statement, random);
      }
    } catch (SQLException refused) {
      failure = refused;
    }
  }

  private static void write(Statement statement, Random random) throws SQLException {
    int id = 1 + random.nextInt(20_000);
    switch (random.nextInt(5)) {
      case 0 ->
          statement.execute(
              "UPDATE balance SET amount = amount + 1 WHERE id = "
                  + (1 + random.nextInt(HOT_BALANCES)));
      case 1 -> statement.execute("UPDATE payment SET status = 'REFUNDED' WHERE id = " + id);
      case 2 -> statement.execute("UPDATE payment SET note = 'n" + id + "' WHERE id = " + id);
      case 3 -> statement.execute("DELETE FROM payment WHERE id = " + id);
      default ->
          statement.execute(
              "INSERT INTO payment (idempotency_key, amount, currency, status, created_at)"
                  + " VALUES (UUID(), 3, 'GBP', 'CAPTURED', NOW(6))");
    }
  }

  boolean running() {
    return threads.stream().anyMatch(Thread::isAlive);
  }

  int writesLeft() {
    return Math.max(0, left.get());
  }

  @Override
  public void close() {
    left.set(0);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new IllegalStateException("a client failed", failure);
    }
  }
}
