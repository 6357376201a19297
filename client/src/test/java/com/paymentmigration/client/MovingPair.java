package com.paymentmigration.client;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two real servers between which the writer moves by the fence's own means: read_only, kills, locked
 * accounts; and the state item that says so.
 */
final class MovingPair implements AutoCloseable, StateSource {
  private final MySqlPair pair = MySqlPair.startOnOnePort();
  private final AtomicReference<WriterPointer> item = new AtomicReference<>(WriterPointer.none(0));
  private long epoch;
  private Environment writer = Environment.BLUE;

  MovingPair() {
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
    pair.replicate(Environment.BLUE);
    pair.replicate(Environment.GREEN);
    close(Environment.GREEN);
    open(Environment.BLUE);
  }

  @Override
  public WriterPointer read() {
    return item.get();
  }

  MySqlServer server() {
    return pair.server(writer);
  }

  WriterDataSourceBuilder dataSource() {
    return WriterDataSource.of(
        this,
        target -> new DatabaseLogin(target.account(), pair.accounts().password(target.account())),
        DriverSettings.of("payments").trusting(DatabaseTrust.ofPem(pair.certificateAuthority())));
  }

  /** Moves the writer to the other side: NONE, fence, catch up, open, promoted. */
  void move() {
    Environment old = writer;
    MySqlServer from = pair.server(old);
    MySqlServer to = pair.server(old.other());
    item.set(WriterPointer.none(++epoch));
    close(old);
    String executed = from.value("SELECT @@GLOBAL.gtid_executed");
    to.value("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + executed + "', 20)");
    open(old.other());
  }

  private void close(Environment side) {
    MySqlServer server = pair.server(side);
    server.execute("SET GLOBAL read_only = ON");
    kill(server);
    account(side, "LOCK");
    kill(server);
  }

  private void open(Environment side) {
    MySqlServer server = pair.server(side);
    account(side, "UNLOCK");
    server.execute("SET GLOBAL read_only = OFF");
    writer = side;
    item.set(
        WriterPointer.to(
            new WriterTarget(
                side.name(), server.address(), server.port(), "payment_app_" + side.key()),
            epoch));
  }

  private void account(Environment side, String verb) {
    pair.server(side)
        .execute(
            "SET SESSION sql_log_bin = 0",
            "ALTER USER payment_app_" + side.key() + "@'%' ACCOUNT " + verb);
  }

  /** Ends the applications' sessions, as the fence does. */
  void kill(MySqlServer server) {
    String ids =
        server.value(
            "SELECT GROUP_CONCAT(id) FROM information_schema.processlist"
                + " WHERE user LIKE 'payment_app%'");
    for (String id : ids == null ? List.<String>of() : List.of(ids.split(","))) {
      try {
        server.execute("KILL " + id);
      } catch (IllegalStateException alreadyGone) {
        if (!alreadyGone.getCause().getMessage().contains("Unknown thread id")) {
          throw alreadyGone;
        }
      }
    }
  }

  @Override
  public void close() {
    pair.close();
  }
}
