package com.paymentmigration.lambda.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RotationAfterArmingIT {
  private static MySqlPair pair;

  private final RotationBench bench = new RotationBench(pair);

  @BeforeAll
  static void start() {
    pair = MySqlPair.start();
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @BeforeEach
  void arm() {
    bench.arm();
  }

  @ParameterizedTest
  @EnumSource(DatabaseAccount.class)
  void everySecretReachesTheStandbyThroughReplicationWithEveryStepTwice(DatabaseAccount account) {
    bench.rotate(account, 2);
    bench.rotate(account, 1);
    for (Environment side : Environment.values()) {
      assertThat(bench.login(side, bench.current(account))).isEqualTo(LoginOutcome.OPEN);
    }
    assertThat(bench.replicates(1)).isTrue();
  }

  @Test
  void theStandbyGetsNoTransactionOfItsOwn() {
    String before = ownTransactionsOfGreen();
    bench.rotate(DatabaseAccount.ADMIN, 1);
    bench.rotate(DatabaseAccount.PAYMENT_APP_GREEN, 1);
    bench.rotate(DatabaseAccount.REPLICATOR, 1);
    assertThat(ownTransactionsOfGreen()).isEqualTo(before);
  }

  private String ownTransactionsOfGreen() {
    return bench
        .pair
        .green()
        .value(
            "SELECT GTID_SUBTRACT(@@GLOBAL.gtid_executed, '"
                + bench.pair.blue().value("SELECT @@GLOBAL.gtid_executed")
                + "')");
  }

  @Test
  void usersMissingOnBothSidesAreMadeOnceByReplication() {
    bench.pair.blue().execute("DROP USER payment_app_green@'%'");
    RotationBench.await(
        () ->
            bench.pair.green().value("SELECT 1 FROM mysql.user WHERE user = 'payment_app_green'")
                == null);
    bench.rotate(DatabaseAccount.PAYMENT_APP_GREEN, 2);
    Credentials current = bench.current(DatabaseAccount.PAYMENT_APP_GREEN);
    assertThat(bench.login(Environment.GREEN, current)).isEqualTo(LoginOutcome.LOCKED);
    assertThat(bench.replicates(1)).isTrue();
  }

  @Test
  void aLockedAccountGetsALockedTwinAndItsNewPasswordIsProven() {
    DatabaseAccount green = DatabaseAccount.PAYMENT_APP_GREEN;
    bench.lock(green, Environment.BLUE);
    bench.rotate(green, 2);
    bench.rotate(green, 1);
    for (Environment side : Environment.values()) {
      assertThat(bench.login(side, bench.current(green))).isEqualTo(LoginOutcome.LOCKED);
      assertThat(bench.login(side, bench.previous(green))).isEqualTo(LoginOutcome.LOCKED);
    }
  }

  @Test
  void afterACutoverTheOtherSidesAccountsKeepTheirLockStatesToo() {
    bench.lock(DatabaseAccount.PAYMENT_APP_GREEN, Environment.BLUE);
    bench.rotate(DatabaseAccount.PAYMENT_APP_BLUE, 1);
    assertThat(bench.login(Environment.BLUE, bench.current(DatabaseAccount.PAYMENT_APP_BLUE)))
        .isEqualTo(LoginOutcome.OPEN);
    assertThat(bench.login(Environment.BLUE, bench.current(DatabaseAccount.PAYMENT_APP_GREEN)))
        .isEqualTo(LoginOutcome.LOCKED);
  }

  @Test
  void theChannelLogsInAsTheNewReplicatorAndGoesOnApplying() {
    bench.rotate(DatabaseAccount.REPLICATOR, 1);
    assertThat(bench.channelUser()).isEqualTo("replicator_twin");
    assertThat(bench.replicates(1)).isTrue();
    bench.rotate(DatabaseAccount.REPLICATOR, 2);
    assertThat(bench.channelUser()).isEqualTo("replicator");
    assertThat(bench.replicates(2)).isTrue();
  }

  @Test
  void rowsWrittenWhileTheReplicatorRotatesAllArrive() throws Exception {
    Thread load = new Thread(() -> insert(1000, 1200));
    load.start();
    bench.rotate(DatabaseAccount.REPLICATOR, 1);
    load.join();
    assertThat(
            RotationBench.await(
                () ->
                    "200"
                        .equals(bench.pair.green().value("SELECT COUNT(*) FROM payments.payment"))))
        .isTrue();
  }

  private void insert(int from, int to) {
    try (Connection connection = bench.pair.blue().superuser();
        Statement statement = connection.createStatement()) {
      for (int id = from; id < to; id++) {
        statement.execute("INSERT INTO payments.payment VALUES (" + id + ")");
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void aRotationThatDiedAfterPointingTheChannelIsFinishedByRepeatingIt() {
    DatabaseAccount replicator = DatabaseAccount.REPLICATOR;
    String token = bench.vault.startRotation(RotationBench.secret(replicator));
    bench.step(replicator, token, RotationStep.CREATE_SECRET);
    bench.step(replicator, token, RotationStep.SET_SECRET);
    Credentials pending = bench.vault.pending(RotationBench.secret(replicator));
    bench
        .pair
        .green()
        .execute(
            "CALL mysql.rds_stop_replication()",
            "CALL mysql.rds_set_external_source_with_auto_position('127.0.0.1', "
                + bench.pair.blue().port()
                + ", 'replicator_twin', '"
                + pending.password()
                + "', 1)",
            "CALL mysql.rds_start_replication()");
    for (RotationStep step : RotationStep.values()) {
      bench.step(replicator, token, step);
    }
    assertThat(bench.current(replicator)).isEqualTo(pending);
    assertThat(bench.channelUser()).isEqualTo("replicator_twin");
    assertThat(bench.replicates(1)).isTrue();
  }

  @Test
  void aChannelThatCannotLogInGoesBackToTheOldPasswordAndTheSecretStays() {
    DatabaseAccount replicator = DatabaseAccount.REPLICATOR;
    Credentials old = bench.current(replicator);
    String token = bench.vault.startRotation(RotationBench.secret(replicator));
    bench.step(replicator, token, RotationStep.CREATE_SECRET);
    bench.step(replicator, token, RotationStep.SET_SECRET);
    bench.pair.blue().execute("DROP USER replicator_twin@'%'");
    assertThatThrownBy(() -> bench.step(replicator, token, RotationStep.FINISH_SECRET))
        .isInstanceOf(RotationFailedException.class)
        .hasMessageContaining("as replicator_twin");
    assertThat(bench.current(replicator)).isEqualTo(old);
    assertThat(bench.channelUser()).isEqualTo("replicator");
    assertThat(bench.replicates(1)).isTrue();
  }

  @Test
  void duringACutoverEveryStepIsRefusedAndNothingChanges() {
    DatabaseAccount blue = DatabaseAccount.PAYMENT_APP_BLUE;
    String executed = bench.pair.blue().value("SELECT @@GLOBAL.gtid_executed");
    bench.store.at(MigrationStatus.CUTTING_OVER, RunStep.FENCING, Environment.BLUE);
    String token = bench.vault.startRotation(RotationBench.secret(blue));
    for (RotationStep step : RotationStep.values()) {
      assertThatThrownBy(() -> bench.step(blue, token, step))
          .isInstanceOf(RotationRefusedException.class)
          .hasMessageContaining("CUTTING_OVER");
    }
    assertThat(bench.pair.blue().value("SELECT @@GLOBAL.gtid_executed")).isEqualTo(executed);
  }

  @Test
  void whileAnotherActorHoldsTheMigrationLockNothingChangesAndItsConnectionLives()
      throws Exception {
    DatabaseAccount blue = DatabaseAccount.PAYMENT_APP_BLUE;
    String token = bench.vault.startRotation(RotationBench.secret(blue));
    bench.step(blue, token, RotationStep.CREATE_SECRET);
    try (Connection actor = bench.pair.green().superuser();
        Statement statement = actor.createStatement()) {
      statement.execute("SELECT GET_LOCK('migration', 1)");
      assertThatThrownBy(() -> bench.step(blue, token, RotationStep.SET_SECRET))
          .isInstanceOf(RotationRefusedException.class)
          .hasMessageContaining("migration lock on green");
      assertThat(actor.isValid(1)).isTrue();
    }
    bench.step(blue, token, RotationStep.SET_SECRET);
  }

  @Test
  @Timeout(30)
  void idleReadersOfTheGrantTablesOnBothSidesAreEndedAndTheRotationGoesOn() throws Exception {
    try (Connection onBlue = readGrantTables(pair.blue(), TestAccounts.ADMIN);
        Connection onGreen = readGrantTables(pair.green(), TestAccounts.ADMIN)) {
      bench.rotate(DatabaseAccount.PAYMENT_APP_BLUE, 1);
      assertThat(onBlue.isValid(1) || onGreen.isValid(1)).isFalse();
    }
    assertThat(bench.login(Environment.GREEN, bench.current(DatabaseAccount.PAYMENT_APP_BLUE)))
        .isEqualTo(LoginOutcome.OPEN);
  }

  @Test
  @Timeout(30)
  void aReaderThatNobodyCanEndCostsTheRotationTwoSecondsAndLoginsGoOn() throws Exception {
    DatabaseAccount account = DatabaseAccount.PAYMENT_APP_BLUE;
    String token = bench.vault.startRotation(RotationBench.secret(account));
    bench.step(account, token, RotationStep.CREATE_SECRET);
    Credentials current = bench.current(account);
    try (Connection service = readGrantTables(pair.blue(), TestAccounts.SUPERUSER)) {
      long asked = System.nanoTime();
      assertThatThrownBy(() -> bench.step(account, token, RotationStep.SET_SECRET))
          .isInstanceOf(RotationFailedException.class)
          .hasMessageContaining("account statement, at most PT2S")
          .hasMessageContaining("1317");
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(8));
      assertThat(bench.login(Environment.BLUE, current)).isEqualTo(LoginOutcome.OPEN);
      assertThat(service.isValid(1)).isTrue();
    }
    bench.step(account, token, RotationStep.SET_SECRET);
    bench.step(account, token, RotationStep.TEST_SECRET);
  }

  private static Connection readGrantTables(MySqlServer server, String user) throws SQLException {
    Connection reader = server.connect(user, pair.accounts().password(user), "");
    reader.setAutoCommit(false);
    try (Statement statement = reader.createStatement()) {
      statement.execute("SELECT COUNT(*) FROM mysql.user");
    }
    return reader;
  }

  @Test
  void theStepWaitsUntilTheStandbyHasExecutedTheChange() {
    DatabaseAccount blue = DatabaseAccount.PAYMENT_APP_BLUE;
    String token = bench.vault.startRotation(RotationBench.secret(blue));
    bench.step(blue, token, RotationStep.CREATE_SECRET);
    bench.pair.green().execute("STOP SLAVE SQL_THREAD");
    Thread repair =
        new Thread(
            () -> {
              RotationBench.sleep(Duration.ofSeconds(2));
              bench.pair.green().execute("START SLAVE SQL_THREAD");
            });
    repair.start();
    bench.step(blue, token, RotationStep.SET_SECRET);
    assertThat(repair.isAlive()).isFalse();
    bench.step(blue, token, RotationStep.TEST_SECRET);
  }
}
