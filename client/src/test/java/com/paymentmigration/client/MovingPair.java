package com.paymentmigration.client;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two real servers between which the writer moves by the fence's own means: read_only, kills,
 * locked accounts; and the state item that says so.
 */
final class MovingPair implements AutoCloseable, StateSource {
  private final MySqlPair pair = MySqlPair.startOnOnePort();
  private final Map<Environment, Connection> hands = new EnumMap<>(Environment.class);
  private final AtomicReference<WriterPointer> item = new AtomicReference<>(WriterPointer.none(0));
  private long epoch;
  private Environment writer = Environment.BLUE;

  /** MySQL: unknown thread. */
  private static final int NO_SUCH_THREAD = 1094;

  MovingPair() throws SQLException {
    for (Environment side : Environment.values()) {
      hands.put(side, pair.server(side).superuser());
    }
    pair.replicate(Environment.BLUE);
    pair.replicate(Environment.GREEN);
    pair.blue()
        .execute(
            "CREATE DATABASE payments",
            """
            CREATE TABLE payments.payment (
              id BIGINT AUTO_INCREMENT PRIMARY KEY,
              idempotency_key VARCHAR(64) NOT NULL UNIQUE,
              order_number INT UNIQUE,
              account_id INT NOT NULL,
              amount DECIMAL(12,2) NOT NULL)""");
    catchUp(Environment.BLUE);
    close(Environment.GREEN);
    open(Environment.BLUE);
  }

  @Override
  public WriterPointer read() {
    return item.get();
  }

  /** Runs a statement on the writer as its superuser. */
  void execute(String statement) throws SQLException {
    execute(writer, statement);
  }

  WriterDataSourceBuilder dataSource() {
    return WriterDataSource.of(
        this,
        target -> new DatabaseLogin(target.account(), pair.accounts().password(target.account())),
        DriverSettings.of("payments").trusting(DatabaseTrust.ofPem(pair.certificateAuthority())));
  }

  /**
   * Moves the writer to the other side: NONE, fence, catch up, open, promoted; how long it took.
   */
  Duration move() throws SQLException {
    long begun = System.nanoTime();
    Environment old = writer;
    item.set(WriterPointer.none(++epoch));
    close(old);
    catchUp(old);
    open(old.other());
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Waits until the other side has everything of {@code source}. */
  private void catchUp(Environment source) throws SQLException {
    String executed = values(source, "SELECT @@GLOBAL.gtid_executed").get(0);
    List<String> late =
        values(source.other(), "SELECT WAIT_FOR_EXECUTED_GTID_SET('" + executed + "', 10)");
    if (!late.equals(List.of("0"))) {
      throw new IllegalStateException("the other side of " + source + " does not catch up");
    }
  }

  /** First column of what the writer answers to its superuser. */
  List<String> values(String query) throws SQLException {
    return values(writer, query);
  }

  private List<String> values(Environment side, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = hands.get(side).createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private void execute(Environment side, String... statements) throws SQLException {
    try (Statement statement = hands.get(side).createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private void close(Environment side) throws SQLException {
    execute(side, "SET GLOBAL read_only = ON");
    kill(side);
    account(side, "LOCK");
    kill(side);
  }

  private void open(Environment side) throws SQLException {
    account(side, "UNLOCK");
    execute(side, "SET GLOBAL read_only = OFF");
    writer = side;
    MySqlServer server = pair.server(side);
    item.set(
        WriterPointer.to(
            new WriterTarget(
                side.name(), server.address(), server.port(), "payment_app_" + side.key()),
            epoch));
  }

  private void account(Environment side, String verb) throws SQLException {
    execute(
        side,
        "SET SESSION sql_log_bin = 0",
        "ALTER USER payment_app_" + side.key() + "@'%' ACCOUNT " + verb);
  }

  /** Ends the applications' sessions, as the fence does. */
  private void kill(Environment side) throws SQLException {
    for (String id :
        values(
            side, "SELECT id FROM information_schema.processlist WHERE user LIKE 'payment_app%'")) {
      try {
        execute(side, "KILL " + id);
      } catch (SQLException gone) {
        if (gone.getErrorCode() != NO_SUCH_THREAD) {
          throw gone;
        }
      }
    }
  }

  @Override
  public void close() {
    pair.close();
  }
}
