package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each statement on the writer's way ends in time while somebody holds what it waits for, and works
 * as soon as it is free. Account statements have their own tests.
 */
@Timeout(120)
class BoundedStatementsIT {
  private static final String GLOBAL_LOCK = "FLUSH TABLES WITH READ LOCK";
  private static final String BACKUP_LOCK = "LOCK INSTANCE FOR BACKUP";

  /** Over what the driver and a busy machine need. */
  private static final Duration AMPLE = Duration.ofSeconds(2);

  private static MySqlPair pair;
  private static DatabasePair databases;

  /**
   * One statement and what it is held by.
   *
   * @param name of both, in words
   * @param held what somebody runs before, and keeps
   * @param statement of the protocol
   * @param bound until it has ended, whichever way
   */
  private record Case(
      String name, List<String> held, Consumer<DatabaseSession> statement, Duration bound) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    GtidSet never = GtidSet.of(new UUID(1, 1), 1, 1);
    GtidSet nobody = GtidSet.of(new UUID(2, 2), 1, 1);
    return Stream.of(
        new Case(
            "read_only behind a table lock",
            List.of("LOCK TABLES payments.p WRITE"),
            session -> session.setReadOnly(true),
            Deadlines.LOCK_WAIT),
        new Case(
            "read_only behind a global read lock",
            List.of(GLOBAL_LOCK),
            session -> session.setReadOnly(true),
            Deadlines.LOCK_WAIT),
        new Case(
            "read_only off behind a global read lock",
            List.of(GLOBAL_LOCK),
            session -> session.setReadOnly(false),
            Deadlines.LOCK_WAIT),
        new Case(
            "a marker behind a global read lock",
            List.of(GLOBAL_LOCK),
            session -> session.writeMarker("held"),
            Deadlines.LOCK_WAIT),
        new Case(
            "a marker behind a row lock",
            List.of("SELECT * FROM payment_migration.marker FOR UPDATE"),
            session -> session.writeMarker("held"),
            Deadlines.LOCK_WAIT),
        new Case(
            "gtid_purged behind a global read lock",
            List.of(GLOBAL_LOCK),
            session -> session.appendPurged(nobody),
            Deadlines.STATEMENT),
        new Case(
            "retention behind a table lock",
            List.of("LOCK TABLES mysql.rds_configuration WRITE"),
            session -> session.keepBinaryLogs(168),
            Deadlines.LOCK_WAIT),
        new Case(
            "a channel's configuration behind a table lock",
            List.of("LOCK TABLES mysql.slave_master_info WRITE"),
            session -> session.configureReplication(Environment.BLUE),
            Deadlines.STATEMENT),
        new Case(
            "a channel's configuration behind a backup lock",
            List.of(BACKUP_LOCK),
            session -> session.configureReplication(Environment.BLUE),
            Deadlines.STATEMENT),
        new Case(
            "GET_LOCK behind its holder",
            List.of("SELECT GET_LOCK('migration', 0)"),
            session -> assertThat(session.takeLock(Duration.ofSeconds(1))).isFalse(),
            Duration.ofSeconds(1)),
        new Case(
            "a transaction that never comes",
            List.of("SELECT 1"),
            session -> assertThat(session.waitForExecuted(never, Duration.ofSeconds(1))).isFalse(),
            Duration.ofSeconds(1)),
        new Case(
            "all that is only looked at, behind a global read lock",
            List.of(GLOBAL_LOCK),
            session -> {
              session.executed();
              session.readOnly();
              session.applicationSessions();
              session.accountStatementBlockers();
              session.replicaStatus();
              session.contents(GtidSet.EMPTY);
              session.identity();
            },
            Deadlines.STATEMENT));
  }

  @BeforeAll
  static void start() {
    pair = MySqlPair.start();
    databases = PairDatabases.of(pair);
    pair.green()
        .execute("CREATE DATABASE payments", "CREATE TABLE payments.p (id INT PRIMARY KEY)");
    try (DatabaseSession session = databases.green().connect()) {
      session.writeMarker("first");
    }
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStatementEndsInTimeAndWorksAsSoonAsItIsFree(Case each) throws SQLException {
    try (Connection holder = pair.green().superuser();
        Statement held = holder.createStatement();
        DatabaseSession session = databases.green().connect()) {
      holder.setAutoCommit(false);
      for (String sql : each.held()) {
        held.execute(sql);
      }
      long began = System.nanoTime();
      try {
        each.statement().accept(session);
      } catch (MigrationException refusedOrLost) {
        assertThat(refusedOrLost).hasMessageContaining("green");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(each.bound().plus(AMPLE));
    }
    try (DatabaseSession session = databases.green().connect()) {
      session.setReadOnly(false);
      session.resetReplication();
      assertThat(session.readOnly()).isFalse();
      session.writeMarker(each.name());
      assertThat(session.readMarker()).isEqualTo(each.name());
    }
  }

  @Test
  void sessionsAreEndedAndStatementsCancelledWhileNobodyCanLogIn() throws Exception {
    try (DatabaseSession acting = databases.green().connect();
        DatabaseSession guard = databases.green().connect();
        Connection service = readGrantTables()) {
      long id = acting.id();
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(() -> acting.lockAccounts(Environment.GREEN));
      awaitWaiting(id, service);
      long began = System.nanoTime();
      guard.cancel(id);
      assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("cancelled");
      guard.kill(id);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AMPLE);
      assertThat(service.isValid(1)).isTrue();
      assertThat(guard.accountsLocked(Environment.GREEN)).isFalse();
    }
  }

  /**
   * Its actor is gone, the statement goes on waiting on the server. Who takes the lock over ends it
   * together with its session, so that it cannot run when what it waited for is free.
   */
  @Test
  void theAccountStatementOfADeadActorNeverRunsAfterTheNextOneTookTheLock() throws Exception {
    DatabaseSession dead = databases.green().connect();
    assertThat(dead.takeLock(Deadlines.MIGRATION_LOCK)).isTrue();
    long id = dead.id();
    try (DatabaseSession next = databases.green().connect();
        Connection service = readGrantTables()) {
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(() -> dead.lockAccounts(Environment.GREEN));
      awaitWaiting(id, service);
      assertThat(next.takeLock(Duration.ofSeconds(1))).as("the dead one holds it").isFalse();

      next.killLockHolder();
      assertThat(next.takeLock(Deadlines.MIGRATION_LOCK)).isTrue();

      assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class);
      service.rollback();
      TimeUnit.MILLISECONDS.sleep(500);
      assertThat(next.accountsLocked(Environment.GREEN)).isFalse();
    } finally {
      dead.close();
    }
  }

  private static Connection readGrantTables() throws SQLException {
    Connection service = pair.green().superuser();
    service.setAutoCommit(false);
    try (Statement reading = service.createStatement()) {
      reading.execute("SELECT COUNT(*) FROM mysql.user");
    }
    return service;
  }

  /** Over a connection that is open already: nobody logs in meanwhile. */
  private static void awaitWaiting(long id, Connection service) throws Exception {
    try (PreparedStatement look =
        service.prepareStatement(
            "SELECT state FROM information_schema.processlist WHERE id = ?"
                + " AND state LIKE 'Waiting%'")) {
      look.setLong(1, id);
      for (int tries = 0; tries < 100; tries++) {
        try (ResultSet row = look.executeQuery()) {
          if (row.next()) {
            return;
          }
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    throw new IllegalStateException("the account statement of connection " + id + " ran through");
  }
}
