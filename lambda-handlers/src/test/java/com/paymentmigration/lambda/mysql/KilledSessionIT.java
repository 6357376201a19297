package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An idle TLS session may outlive its KILL: KILL closes the socket, a client that connects at that
 * moment gets the same descriptor, and the killed thread waits on its own, now closed one until its
 * {@code wait_timeout} is over (see {@code docs/limits.md}). It happens to some of a hundred while
 * clients come and go, so each test here kills until it has happened or a few hundred are gone.
 */
class KilledSessionIT {
  private static final int CLIENTS = 6;
  private static final int KILLS = 600;
  private static final int SESSIONS = 20;
  private static final int ROUNDS = 40;

  private static MySqlPair pair;
  private static DatabasePair databases;
  private static final AtomicInteger visits = new AtomicInteger();
  private static final AtomicInteger disturbed = new AtomicInteger();
  private static final AtomicBoolean stopped = new AtomicBoolean();
  private static final List<Thread> clients = new ArrayList<>();

  @BeforeAll
  static void start() {
    pair = MySqlPair.start();
    databases = PairDatabases.of(pair);
    for (MySqlServer server : List.of(pair.blue(), pair.green())) {
      server.execute("CREATE DATABASE payments", "CREATE TABLE payments.p (id INT PRIMARY KEY)");
    }
    for (int client = 0; client < CLIENTS; client++) {
      Thread comesAndGoes = new Thread(KilledSessionIT::comeAndGo, "client " + client);
      comesAndGoes.start();
      clients.add(comesAndGoes);
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    stopped.set(true);
    for (Thread client : clients) {
      client.join();
    }
    pair.close();
    assertThat(visits.get()).as("clients that came and went").isGreaterThan(disturbed.get());
  }

  @Test
  @Timeout(120)
  void aKilledSessionKeepsTheMigrationLockNoLongerThanARecoveryWaits() {
    List<DatabaseSession> killed = new ArrayList<>();
    try (DatabaseSession first = databases.blue().connect()) {
      assertThat(first.takeLock(Deadlines.MIGRATION_LOCK)).isTrue();
      boolean outlived = false;
      for (int kill = 0; kill < KILLS && !outlived; kill++) {
        DatabaseSession successor = databases.blue().connect();
        killed.add(successor);
        outlived = takenAfter(successor).compareTo(Deadlines.MIGRATION_LOCK) > 0;
      }
    } finally {
      killed.forEach(DatabaseSession::close);
    }
  }

  private static Duration takenAfter(DatabaseSession successor) {
    long began = System.nanoTime();
    Duration waited = Duration.ZERO;
    successor.killLockHolder();
    while (!successor.takeLock(Deadlines.MIGRATION_LOCK)) {
      successor.killLockHolder();
      waited = Duration.ofNanos(System.nanoTime() - began);
      assertThat(waited).as(successor::lockHolder).isLessThan(Deadlines.REACH);
    }
    return waited;
  }

  @Test
  @Timeout(120)
  void aKilledSessionThatHasNothingAnyMoreIsNotWaitedForByTheFence() throws SQLException {
    try (DatabaseSession session = databases.blue().connect()) {
      for (int round = 0; round < ROUNDS && outlived(pair.blue(), "").isEmpty(); round++) {
        List<Connection> idle = idle(pair.blue(), "SELECT 1");
        killUntilGone(session);
        settle();
        close(idle);
      }
    }
  }

  /** On the other server: what is left here would be in the way of the test above. */
  @Test
  @Timeout(120)
  void aKilledSessionWithAnOpenTransactionIsStillSeen() throws SQLException {
    String inTransaction =
        " AND id IN (SELECT trx_mysql_thread_id FROM information_schema.innodb_trx)";
    try (DatabaseSession session = databases.green().connect()) {
      List<Long> left = List.of();
      for (int round = 0; round < ROUNDS && left.isEmpty(); round++) {
        List<Connection> idle = idle(pair.green(), "SELECT COUNT(*) FROM payments.p FOR UPDATE");
        session.applicationSessions().forEach(session::kill);
        settle();
        left = outlived(pair.green(), inTransaction);
        assertThat(session.applicationSessions()).containsAll(left);
        close(idle);
      }
    }
  }

  private static void killUntilGone(DatabaseSession session) {
    long end = System.nanoTime() + Deadlines.LOCK_WAIT.toNanos();
    List<Long> left = session.applicationSessions();
    while (!left.isEmpty() && System.nanoTime() < end) {
      left.forEach(session::kill);
      left = session.applicationSessions();
    }
    assertThat(left).isEmpty();
  }

  /** Killed sessions of the application that the server still lists. */
  private static List<Long> outlived(MySqlServer server, String more) {
    String ids =
        server.value(
            "SELECT GROUP_CONCAT(id) FROM information_schema.processlist"
                + " WHERE command = 'Killed' AND user = '"
                + TestAccounts.APPLICATION_BLUE
                + "'"
                + more);
    return ids == null ? List.of() : Stream.of(ids.split(",", -1)).map(Long::valueOf).toList();
  }

  /** Until what ends at once has ended. */
  private static void settle() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static List<Connection> idle(MySqlServer server, String lastStatement)
      throws SQLException {
    List<Connection> idle = new ArrayList<>();
    while (idle.size() < SESSIONS) {
      Connection connection =
          server.connect(
              TestAccounts.APPLICATION_BLUE,
              pair.accounts().password(TestAccounts.APPLICATION_BLUE),
              MySqlPair.DATABASE);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(lastStatement);
      }
      idle.add(connection);
    }
    return idle;
  }

  private static void close(List<Connection> connections) throws SQLException {
    for (Connection connection : connections) {
      connection.abort(Runnable::run);
    }
  }

  private static void comeAndGo() {
    while (!stopped.get()) {
      try (Connection there = pair.blue().superuser();
          Connection here = pair.green().superuser()) {
        assertThat(there.isValid(1) && here.isValid(1)).isTrue();
        visits.incrementAndGet();
        Thread.sleep(5);
      } catch (SQLException lost) {
        // A client may lose its first packet to a killed session that reads its descriptor.
        disturbed.incrementAndGet();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
