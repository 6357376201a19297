package com.paymentmigration.rehearsal.certify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A payment application that keeps the contract by plain JDBC, without the client library; with
 * {@code BREAK} set to a name of {@link Fault} it breaks one rule. Started as a process.
 */
final class StrangerApplication {
  private static final Pattern BODY =
      Pattern.compile("\"key\":\"([^\"]+)\",\"account\":(\\d+),\"amount\":\"([^\"]+)\"");
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);

  private final Fault fault;
  private final StrangerPool pool;

  private StrangerApplication(Map<String, String> variables) throws Exception {
    fault = Fault.valueOf(variables.getOrDefault("BREAK", Fault.NONE.name()));
    pool = new StrangerPool(variables, fault);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                Integer.parseInt(variables.get("APPLICATION_PORT"))),
            0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
  }

  /** What it breaks. */
  enum Fault {
    NONE,
    READS_STALE,
    READS_SELDOM,
    STOPS_WHEN_UNREADABLE,
    FOLLOWS_OLD_EPOCH,
    KEEPS_SECRET,
    KEEPS_CONNECTIONS,
    LOST_COMMIT_IS_SUCCESS,
    DUPLICATE_IS_SUCCESS,
    DUPLICATE_IS_FAILURE,
    NEW_KEY_EACH_TRY,
    ANY_AMOUNT,
    ANSWERS_EARLY,
    ASKS_THE_READER,
    HEALTH_WRITES,
    CHANGES_SCHEMA,
    TWO_PHASES,
    LONG_TRANSACTIONS,
    SYNTHETIC_LIES
  }

  public static void main(String[] arguments) throws Exception {
    new StrangerApplication(System.getenv());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int status;
      try {
        status = route(exchange.getRequestURI().getPath(), body, exchange);
      } catch (SQLException failure) {
        System.out.println(failure);
        status = 503;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        status = 503;
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private int route(String path, String body, HttpExchange exchange)
      throws SQLException, InterruptedException {
    if (path.equals("/health")) {
      return fault == Fault.HEALTH_WRITES ? synthetic("health") : 200;
    }
    if (path.equals("/payments/synthetic")) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      return fault == Fault.SYNTHETIC_LIES ? 200 : synthetic(key);
    }
    Matcher payment = BODY.matcher(body);
    if (!payment.find()) {
      return 400;
    }
    String key = payment.group(1);
    int account = Integer.parseInt(payment.group(2));
    BigDecimal amount = new BigDecimal(payment.group(3));
    if (fault == Fault.ANSWERS_EARLY) {
      new Thread(
              () -> {
                try {
                  pay(key, account, amount);
                } catch (SQLException | InterruptedException lost) {
                  System.out.println(lost);
                }
              })
          .start();
      return 201;
    }
    return pay(key, account, amount);
  }

  private int synthetic(String key) throws SQLException, InterruptedException {
    StrangerPool.Borrowed borrowed = pool.borrow();
    try {
      write(
          borrowed.connection(),
          "INSERT IGNORE INTO payments.synthetic_payment (idempotency_key) VALUES (?)",
          key);
      borrowed.connection().commit();
      pool.giveBack(borrowed);
      return 200;
    } catch (SQLException failure) {
      pool.condemn(borrowed, failure);
      return 503;
    }
  }

  private int pay(String key, int account, BigDecimal amount)
      throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    String used = key;
    while (true) {
      StrangerPool.Borrowed borrowed = pool.borrow();
      boolean committing = false;
      try {
        before(borrowed.connection(), key);
        insert(borrowed.connection(), used, account, amount);
        if (fault == Fault.LONG_TRANSACTIONS) {
          TimeUnit.MILLISECONDS.sleep(2_300);
        }
        committing = true;
        borrowed.connection().commit();
        pool.giveBack(borrowed);
        return 201;
      } catch (SQLException failure) {
        pool.condemn(borrowed, failure);
        if (failure.getErrorCode() == 1062) {
          return duplicate(key, account, amount);
        }
        if (committing && fault == Fault.LOST_COMMIT_IS_SUCCESS) {
          return 201;
        }
        if (fault == Fault.NEW_KEY_EACH_TRY) {
          used = key.substring(0, 30) + System.nanoTime() % 100_000;
        }
        if (System.nanoTime() > deadline) {
          return 503;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private void before(Connection connection, String key) throws SQLException {
    if (fault == Fault.CHANGES_SCHEMA) {
      statement(connection, "CREATE TABLE IF NOT EXISTS payments.more (id INT PRIMARY KEY)");
    }
    if (fault == Fault.TWO_PHASES) {
      statement(connection, "XA RECOVER");
    }
    if (fault == Fault.ASKS_THE_READER) {
      pool.askTheReader(key);
    }
  }

  /** What is not granted is an error, and was asked for all the same. */
  private static void statement(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      System.out.println(refused);
    }
  }

  private static void insert(Connection connection, String key, int account, BigDecimal amount)
      throws SQLException {
    write(
        connection,
        "INSERT INTO payments.payment (idempotency_key, account_id, amount, currency, fleet,"
            + " written_on, written_at) VALUES (?, ?, ?, 'EUR', 'java', @@GLOBAL.server_uuid,"
            + " NOW(6))",
        key,
        account,
        amount);
  }

  private static void write(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  /** The row of the key decides, not the number of the error. */
  private int duplicate(String key, int account, BigDecimal amount)
      throws SQLException, InterruptedException {
    if (fault == Fault.DUPLICATE_IS_SUCCESS) {
      return 201;
    }
    if (fault == Fault.DUPLICATE_IS_FAILURE) {
      return 409;
    }
    StrangerPool.Borrowed borrowed = pool.borrow();
    try (PreparedStatement select =
        borrowed
            .connection()
            .prepareStatement(
                "SELECT account_id, amount FROM payments.payment WHERE idempotency_key = ?")) {
      select.setString(1, key);
      int status = 500;
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          boolean same = row.getInt(1) == account && row.getBigDecimal(2).compareTo(amount) == 0;
          status = same || fault == Fault.ANY_AMOUNT ? 200 : 409;
        }
      }
      borrowed.connection().commit();
      pool.giveBack(borrowed);
      return status;
    } catch (SQLException failure) {
      pool.condemn(borrowed, failure);
      return 503;
    }
  }
}
