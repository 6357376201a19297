package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.AccountLockedException;
import com.paymentmigration.lambda.cutover.ApplicationSession;
import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.DatabaseServer;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.DatabaseUnreachableException;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.RequiredSettings;
import com.paymentmigration.lambda.cutover.ServerFacts;
import com.paymentmigration.lambda.cutover.ServerIdentity;
import com.paymentmigration.lambda.cutover.SessionLostException;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.cutover.WriteProbe;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcDatabaseSessionIT {
  private static MySqlPair pair;
  private static DatabasePair databases;

  @BeforeAll
  static void start() {
    pair = MySqlPair.start();
    databases = PairDatabases.of(pair);
    pair.green()
        .execute("CREATE DATABASE payments", "CREATE TABLE payments.p (id INT PRIMARY KEY)");
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @AfterEach
  void open() {
    pair.green()
        .execute(
            "SET GLOBAL read_only = 0",
            "ALTER USER payment_app_green@'%' ACCOUNT UNLOCK",
            "ALTER USER payment_app_blue@'%' ACCOUNT UNLOCK");
  }

  @Test
  void aServerWhoseAuthorityIsNotTrustedIsNotTalkedTo() {
    Connector stranger = new Connector(TrustAnchors.ofRds());
    assertThatThrownBy(() -> stranger.open(address("localhost"), admin()))
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("does not chain with any of the trust anchors");
  }

  @Test
  void aServerWhoseCertificateNamesAnotherHostIsNotTalkedTo() {
    Connector connector = new Connector(TrustAnchors.ofPem(authority()));
    // Another spelling of 127.0.0.1: it leads to the server, and the certificate does not name it.
    assertThatThrownBy(() -> connector.open(address("127.1"), admin()))
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("127.1");
  }

  @Test
  void aRefusedPasswordFallsBackToThePendingOneForTheAdmin() {
    DatabasePair rotating =
        PairDatabases.of(
            pair,
            account ->
                List.of(new Credentials(account.username(), "outdated"), pendingOf(account)));
    try (DatabaseSession session = rotating.green().connect()) {
      assertThat(session.readOnly()).isFalse();
    }
  }

  @Test
  void noPasswordAppearsInTheFailureOfALogin() {
    DatabasePair wrong =
        PairDatabases.of(pair, account -> List.of(new Credentials("admin", "wr0ng-secret")));
    assertThatThrownBy(() -> wrong.green().connect())
        .isInstanceOf(DatabaseUnreachableException.class)
        .satisfies(failure -> assertThat(failure).hasStackTraceContaining("admin"))
        .satisfies(
            failure ->
                assertThat(Throwables.getStackTrace(failure)).doesNotContain("wr0ng-secret"));
  }

  @Test
  void aLockedAccountIsToldFromAServerThatIsAway() {
    try (DatabaseSession session = green().connect()) {
      assertThat(session.accountsLocked(Environment.GREEN)).isFalse();
      session.lockAccounts(Environment.GREEN);
      assertThat(session.accountsLocked(Environment.GREEN)).isTrue();
      assertThatThrownBy(() -> green().connectAsApplication())
          .isInstanceOf(AccountLockedException.class);
      session.unlockAccounts(Environment.GREEN, PairedAccounts.NONE);
    }
    try (ApplicationSession letIn = green().connectAsApplication()) {
      assertThat(letIn.probeWrite()).isEqualTo(WriteProbe.ACCEPTED);
    }
  }

  @Test
  void theProbeSeesReadOnlyAndLeavesNoGtid() {
    try (DatabaseSession session = green().connect();
        ApplicationSession application = green().connectAsApplication()) {
      GtidSet before = session.executed();
      assertThat(application.probeWrite()).isEqualTo(WriteProbe.ACCEPTED);
      session.setReadOnly(true);
      assertThat(session.readOnly()).isTrue();
      assertThat(application.probeWrite()).isEqualTo(WriteProbe.READ_ONLY);
      assertThat(session.executed()).isEqualTo(before);
    }
  }

  @Test
  void settingReadOnlyBehindALongTransactionEndsInALockWaitAndNotInAWait() throws SQLException {
    try (DatabaseSession session = green().connect();
        Connection holder = application();
        Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLES payments.p WRITE");
      assertThatThrownBy(() -> session.setReadOnly(true))
          .isInstanceOfSatisfying(
              StatementFailedException.class,
              failure -> assertThat(failure.errorCode()).isEqualTo(1205));
      session.applicationSessions().forEach(session::kill);
      session.setReadOnly(true);
      assertThat(session.readOnly()).isTrue();
    }
  }

  @Test
  @Timeout(30)
  void whatTheHolderOfTheMigrationLockDoesIsNamedWithoutItsArguments() throws Exception {
    try (DatabaseSession successor = green().connect();
        Connection holder = pair.green().superuser();
        Statement statement = holder.createStatement()) {
      statement.execute("SELECT GET_LOCK('migration', 1)");
      FutureTask<Boolean> busy =
          new FutureTask<>(() -> statement.execute("SELECT SLEEP(2), 'a password'"));
      new Thread(busy, "busy").start();
      while (!successor.lockHolder().contains("Query")) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(successor.lockHolder())
          .matches("connection \\d+ of rdsadmin: Query for \\d+ s, User sleep, SELECT SLEEP");
      assertThat(busy.get()).isTrue();
    }
  }

  @Test
  void theHolderOfTheMigrationLockIsKilledAndItsSessionIsLost() {
    try (DatabaseSession zombie = green().connect();
        DatabaseSession successor = green().connect()) {
      zombie.killLockHolder();
      assertThat(zombie.takeLock(Duration.ofSeconds(1))).isTrue();
      assertThat(successor.takeLock(Duration.ofSeconds(1))).isFalse();
      assertThat(successor.lockHolder()).matches("connection \\d+ of admin: Sleep for \\d+ s");
      successor.killLockHolder();
      assertThat(successor.takeLock(Duration.ofSeconds(2))).isTrue();
      assertThatThrownBy(() -> zombie.setReadOnly(true)).isInstanceOf(SessionLostException.class);
      assertThatThrownBy(zombie::readOnly).isInstanceOf(SessionLostException.class);
      assertThat(successor.readOnly()).isFalse();
      successor.releaseLock();
    }
  }

  @Test
  void aLockThatIsGivenBackIsFree() {
    try (DatabaseSession first = green().connect();
        DatabaseSession second = green().connect()) {
      assertThat(first.takeLock(Duration.ofSeconds(1))).isTrue();
      assertThat(second.takeLock(Duration.ZERO)).isFalse();
      first.releaseLock();
      assertThat(second.takeLock(Duration.ZERO)).isTrue();
      second.releaseLock();
    }
  }

  /** The server ends the session of an actor that died without a word. */
  @Test
  void theHolderOfALockIsEndedByTheServerOnceItIsIdleForTooLong() {
    try (DatabaseSession holder = green().connect()) {
      assertThat(holder.takeLock(Duration.ofSeconds(1))).isTrue();
      assertThat(
              pair.green()
                  .value(
                      "SELECT v.variable_value FROM performance_schema.variables_by_thread v"
                          + " JOIN performance_schema.threads t USING (thread_id)"
                          + " WHERE v.variable_name = 'wait_timeout' AND t.processlist_id = "
                          + holder.id()))
          .isEqualTo(Long.toString(Deadlines.IDLE_HOLDER.toSeconds()));
    }
  }

  @Test
  void aPasswordThatIsRefusedIsReadAnew() {
    List<DatabaseAccount> forgotten = new ArrayList<>();
    DatabasePair rotated =
        PairDatabases.of(
            pair,
            new CredentialSource() {
              @Override
              public List<Credentials> candidates(DatabaseAccount account) {
                return forgotten.isEmpty()
                    ? List.of(new Credentials(account.username(), "outdated"))
                    : List.of(pendingOf(account));
              }

              @Override
              public void forget(DatabaseAccount account) {
                forgotten.add(account);
              }
            });
    try (DatabaseSession session = rotated.green().connect()) {
      assertThat(session.readOnly()).isFalse();
    }
    assertThat(forgotten).containsExactly(DatabaseAccount.ADMIN);
  }

  @Test
  void theGuardOfAnEarlierActorIsEndedWithIt() {
    try (DatabaseSession guard = green().connect();
        DatabaseSession successor = green().connect()) {
      assertThat(guard.takeGuardLock(Duration.ofSeconds(1))).isTrue();
      successor.killLockHolder();
      assertThat(successor.takeGuardLock(Duration.ofSeconds(2))).isTrue();
      assertThatThrownBy(guard::readOnly).isInstanceOf(SessionLostException.class);
    }
  }

  @Test
  void takingTheLockAgainDoesNotKillItsOwnSession() {
    try (DatabaseSession session = green().connect()) {
      assertThat(session.takeLock(Duration.ofSeconds(1))).isTrue();
      session.killLockHolder();
      assertThat(session.takeLock(Duration.ofSeconds(1))).isTrue();
    }
  }

  @Test
  void killingASessionThatIsGoneIsNoFailure() {
    try (DatabaseSession session = green().connect();
        ApplicationSession application = green().connectAsApplication()) {
      session.kill(application.id());
      session.kill(application.id());
      assertThatThrownBy(application::probeWrite).isInstanceOf(SessionLostException.class);
    }
  }

  /** Why preflight demands it: the fence locks accounts after read_only, and marks behind it. */
  @Test
  void withoutConnectionAdminNeitherALockNorAMarkerPassesReadOnly() {
    pair.green().execute("REVOKE CONNECTION_ADMIN ON *.* FROM rds_superuser_role");
    try (DatabaseSession session = green().connect()) {
      session.setReadOnly(true);
      for (Runnable behind :
          List.<Runnable>of(
              () -> session.lockAccounts(Environment.GREEN), () -> session.writeMarker("held"))) {
        assertThatThrownBy(behind::run)
            .isInstanceOfSatisfying(
                StatementFailedException.class,
                failure -> assertThat(failure.errorCode()).isEqualTo(MySqlError.READ_ONLY));
      }
    } finally {
      pair.green()
          .execute(
              "GRANT CONNECTION_ADMIN ON *.* TO rds_superuser_role WITH GRANT OPTION",
              "SET GLOBAL read_only = 0");
    }
  }

  @Test
  void preparedXaTransactionsAreListed() throws SQLException {
    try (DatabaseSession session = green().connect();
        Connection application = application();
        Statement statement = application.createStatement()) {
      statement.execute("XA START 'abc'");
      statement.execute("INSERT INTO payments.p VALUES (77)");
      statement.execute("XA END 'abc'");
      assertThat(session.preparedXaTransactions()).isEmpty();
      statement.execute("XA PREPARE 'abc'");
      assertThat(session.preparedXaTransactions()).containsExactly("0x616263");
      statement.execute("XA ROLLBACK 'abc'");
    }
  }

  @Test
  void aFrozenServerCostsABoundedTime() {
    try (DatabaseSession session = green().connect()) {
      pair.green().freeze();
      long start = System.nanoTime();
      assertThatThrownBy(session::readOnly).isInstanceOf(SessionLostException.class);
      assertThatThrownBy(() -> green().connect()).isInstanceOf(DatabaseUnreachableException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    } finally {
      pair.green().resume();
    }
  }

  @Test
  void theIdentityOfAnInstanceStaysUntilItRestarts() throws InterruptedException {
    ServerIdentity before;
    try (DatabaseSession session = databases.blue().connect()) {
      before = session.identity();
      Thread.sleep(1100);
      assertThat(session.identity()).isEqualTo(before);
      assertThat(before.innodbReadOnly()).isFalse();
    }
    pair.blue().crashAndRestart();
    try (DatabaseSession session = databases.blue().connect()) {
      assertThat(session.identity()).isNotEqualTo(before);
    }
  }

  @Test
  void factsHoldWhatPreflightJudges() {
    pair.green()
        .execute(
            "CREATE DEFINER = rdsadmin@'%' PROCEDURE payments.backdoor() INSERT INTO payments.p"
                + " VALUES (1)",
            "CREATE DEFINER = payment_app_green@'%' PROCEDURE payments.harmless() SELECT 1",
            "CREATE EVENT payments.nightly ON SCHEDULE EVERY 1 DAY DO SELECT 1",
            "CREATE USER intruder@'%' IDENTIFIED BY 'x'",
            "GRANT CONNECTION_ADMIN ON *.* TO intruder@'%'");
    try (DatabaseSession session = green().connect()) {
      session.keepBinaryLogs(168);
      session.lockAccounts(Environment.BLUE);
      ServerFacts facts = session.facts();
      assertThat(facts.version()).startsWith("8.0.");
      assertThat(facts.auroraVersion()).isEmpty();
      assertThat(facts.variables())
          .containsKeys(RequiredSettings.VALUES.keySet().toArray(String[]::new));
      assertThat(facts.grants()).anyMatch(line -> line.contains("REPLICATION SLAVE"));
      assertThat(facts.procedures()).contains("rds_set_read_only", "rds_gtid_purged");
      assertThat(facts.binlogRetentionHours()).isEqualTo(168);
      assertThat(facts.tls()).isTrue();
      assertThat(facts.enabledEvents()).containsExactly("payments.nightly");
      assertThat(facts.exemptDefiners())
          .contains("PROCEDURE payments.backdoor definer rdsadmin@%")
          .noneMatch(each -> each.contains("harmless"));
      assertThat(facts.exemptGrantees()).containsExactly("intruder@%");
      assertThat(facts.lockedSides()).containsExactly("blue");
      assertThat(facts.missingAccounts()).isEmpty();
      assertThat(facts.preparedXa()).isEmpty();
      assertThat(session.applicationTables()).containsExactly("payments.p");
    }
  }

  @Test
  void activityShowsLongTransactionsAndTableLocks() throws Exception {
    try (DatabaseSession session = green().connect();
        Connection slow = application();
        Connection locking = application();
        Statement slowStatement = slow.createStatement();
        Statement lockingStatement = locking.createStatement()) {
      slow.setAutoCommit(false);
      slowStatement.execute("INSERT INTO payments.p VALUES (88)");
      Thread.sleep(2100);
      assertThat(session.activity().oldestTransactionSeconds()).isGreaterThanOrEqualTo(2);
      slow.rollback();
      lockingStatement.execute("LOCK TABLES payments.p READ");
      assertThat(session.activity().heldTableLocks()).hasSize(1);
      assertThat(session.activity().runningDdl()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"IO_THREAD", "SQL_THREAD"})
  void aChannelOfWhichOneThreadRunsIsStoppedBeforeItIsReset(String thread) {
    try (DatabaseSession blue = databases.blue().connect()) {
      blue.stopReplication();
      blue.resetReplication();
      blue.configureReplication(Environment.GREEN);
      pair.blue().execute("START SLAVE " + thread);
      assertThat(blue.replicaStatus().healthy()).isFalse();

      blue.stopReplication();
      blue.resetReplication();

      assertThat(blue.replicaStatus().configured()).isFalse();
    }
  }

  @Test
  void aReplicaIsArmedProvenAndTakenDownByTheProcedures() {
    try (DatabaseSession blue = databases.blue().connect();
        DatabaseSession green = green().connect()) {
      blue.stopReplication();
      blue.resetReplication();
      assertThat(blue.replicaStatus().configured()).isFalse();
      GtidSet onlyGreen = green.executed().subtract(blue.executed());
      GtidSet onlyBlue = blue.executed().subtract(green.executed());
      green.appendPurged(onlyBlue);
      blue.appendPurged(onlyGreen);
      blue.configureReplication(Environment.GREEN);
      blue.startReplication();
      green.writeMarker("m1");
      assertThat(blue.waitForExecuted(green.executed(), Duration.ofSeconds(10)))
          .as(() -> blue.replicaStatus().toString())
          .isTrue();
      assertThat(blue.readMarker()).isEqualTo("m1");
      assertThat(blue.replicaStatus().healthy()).isTrue();
      assertThat(pair.blue().value("SELECT Enabled_ssl FROM mysql.slave_master_info"))
          .as("the channel is encrypted")
          .isEqualTo("1");
      blue.startReplication();
      blue.stopReplication();
      assertThat(blue.replicaStatus().healthy()).isFalse();
      green.writeMarker("m2");
      assertThat(blue.waitForExecuted(green.executed(), Duration.ofSeconds(1))).isFalse();
      blue.resetReplication();
      assertThat(blue.replicaStatus().configured()).isFalse();
    }
  }

  private static DatabaseServer green() {
    return databases.green();
  }

  private static Credentials admin() {
    return pendingOf(DatabaseAccount.ADMIN);
  }

  private static Credentials pendingOf(DatabaseAccount account) {
    return new PairSecrets(pair).current(account);
  }

  private static ServerAddress address(String host) {
    return new ServerAddress(host, pair.green().port());
  }

  private static Path authority() {
    return pair.certificateAuthority();
  }

  private static Connection application() throws SQLException {
    MySqlServer green = pair.green();
    return green.connect(
        TestAccounts.APPLICATION_GREEN,
        pair.accounts().password(TestAccounts.APPLICATION_GREEN),
        MySqlPair.DATABASE);
  }
}
