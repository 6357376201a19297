package com.paymentmigration.lambda.validation;

import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills the connections of a user as soon as they appear, until it is closed. */
final class Killer implements AutoCloseable {
  private final AtomicInteger kills = new AtomicInteger();
  private final Thread thread;
  private volatile boolean closed;

  Killer(MySqlServer server, String user) {
    this(server, user, Integer.MAX_VALUE);
  }

  Killer(MySqlServer server, String user, int most) {
    thread = new Thread(() -> run(server, user, most), "killer");
    thread.start();
  }

  int kills() {
    return kills.get();
  }

  private void run(MySqlServer server, String user, int most) {
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      while (!closed && kills.get() < most) {
        for (long id : ids(statement, user)) {
          kill(statement, id);
        }
        Thread.sleep(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Long> ids(Statement statement, String user) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT id FROM information_schema.processlist WHERE user = '" + user + "'")) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  private void kill(Statement statement, long id) {
    try {
      statement.execute("KILL CONNECTION " + id);
      kills.incrementAndGet();
    } catch (SQLException goneAlready) {
      return;
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
