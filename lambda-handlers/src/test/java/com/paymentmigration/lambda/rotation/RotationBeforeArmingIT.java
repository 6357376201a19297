package com.paymentmigration.lambda.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RotationBeforeArmingIT {
  private static final int TABLE_ACCESS_DENIED = 1142;

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

  @ParameterizedTest
  @EnumSource(DatabaseAccount.class)
  void everySecretIsRotatedOnBothClustersWithEveryStepTwice(DatabaseAccount account) {
    Credentials old = bench.current(account);
    bench.rotate(account, 2);
    assertThat(bench.current(account).password()).isNotEqualTo(old.password());
    for (Environment side : Environment.values()) {
      assertThat(bench.login(side, bench.current(account))).isEqualTo(LoginOutcome.OPEN);
    }
    assertThat(bench.store.read().rotationLease()).isEmpty();
  }

  @Test
  void missingUsersComeToBeOnBothClustersUnderBothNames() {
    for (DatabaseAccount account : DatabaseAccount.values()) {
      if (account != DatabaseAccount.ADMIN) {
        bench.dropUsers(account);
        bench.rotate(account, 1);
      }
    }
    for (Environment side : Environment.values()) {
      assertThat(bench.login(side, bench.current(DatabaseAccount.REPLICATOR)))
          .isEqualTo(LoginOutcome.OPEN);
      assertThat(bench.login(side, bench.current(DatabaseAccount.PAYMENT_APP_BLUE)))
          .isEqualTo(LoginOutcome.OPEN);
      assertThat(bench.login(side, bench.previous(DatabaseAccount.PAYMENT_APP_BLUE)))
          .isEqualTo(LoginOutcome.OPEN);
    }
  }

  @Test
  void theAccountOfTheSideThatIsNotTheWriterIsBornLocked() {
    DatabaseAccount green = DatabaseAccount.PAYMENT_APP_GREEN;
    bench.dropUsers(green);
    bench.rotate(green, 1);
    for (Environment side : Environment.values()) {
      assertThat(bench.login(side, bench.current(green))).isEqualTo(LoginOutcome.LOCKED);
      assertThat(bench.login(side, bench.previous(green))).isEqualTo(LoginOutcome.LOCKED);
    }
  }

  @Test
  void anApplicationAccountMayChangeDataOfThePaymentSchemaAndNothingElse() {
    DatabaseAccount blue = DatabaseAccount.PAYMENT_APP_BLUE;
    bench.dropUsers(blue);
    bench.rotate(blue, 1);
    assertThat(
            bench
                .pair
                .blue()
                .value(
                    "SELECT GROUP_CONCAT(privilege_type ORDER BY 1) FROM"
                        + " information_schema.schema_privileges WHERE grantee ="
                        + " \"'payment_app_blue_twin'@'%'\" AND table_schema = 'payments'"))
        .isEqualTo("DELETE,INSERT,SELECT,UPDATE");
    assertThat(
            bench
                .pair
                .blue()
                .value(
                    "SELECT GROUP_CONCAT(privilege_type) FROM information_schema.user_privileges"
                        + " WHERE grantee = \"'payment_app_blue_twin'@'%'\""))
        .isEqualTo("USAGE");
    assertThat(
            bench.error(
                Environment.BLUE, bench.current(blue), "INSERT INTO payments.payment VALUES (1)"))
        .isZero();
    assertThat(
            bench.error(
                Environment.BLUE, bench.current(blue), "CREATE TABLE payments.other (id INT)"))
        .isEqualTo(TABLE_ACCESS_DENIED);
  }

  @ParameterizedTest
  @EnumSource(
      value = DatabaseAccount.class,
      names = {"REPLICATOR", "PAYMENT_APP_BLUE", "PAYMENT_APP_GREEN"})
  void aNewUserMustUseTls(DatabaseAccount account) {
    bench.dropUsers(account);
    bench.rotate(account, 1);
    for (String username : account.usernames()) {
      assertThat(
              bench
                  .pair
                  .green()
                  .value("SELECT ssl_type FROM mysql.user WHERE user = '" + username + "'"))
          .isEqualTo("ANY");
    }
  }

  @Test
  void theOldPasswordOfATwinIsValidUntilTheNextRotation() {
    DatabaseAccount blue = DatabaseAccount.PAYMENT_APP_BLUE;
    Credentials first = bench.current(blue);
    bench.rotate(blue, 1);
    assertThat(bench.login(Environment.BLUE, first)).isEqualTo(LoginOutcome.OPEN);
    bench.rotate(blue, 1);
    assertThat(bench.login(Environment.BLUE, first)).isEqualTo(LoginOutcome.REFUSED);
    assertThat(bench.login(Environment.BLUE, bench.previous(blue))).isEqualTo(LoginOutcome.OPEN);
  }

  @Test
  void theAdminsHalfDoneRotationIsFinishedByRepeatingIt() {
    DatabaseAccount admin = DatabaseAccount.ADMIN;
    String secret = RotationBench.secret(admin);
    String token = bench.vault.startRotation(secret);
    bench.step(admin, token, RotationStep.CREATE_SECRET);
    Credentials pending = bench.vault.pending(secret);
    // The crash: blue has the new password, green does not, and nobody finished.
    bench.pair.blue().execute("ALTER USER admin@'%' IDENTIFIED BY '" + pending.password() + "'");
    for (RotationStep step : RotationStep.values()) {
      bench.step(admin, token, step);
    }
    assertThat(bench.current(admin)).isEqualTo(pending);
    assertThat(bench.login(Environment.GREEN, pending)).isEqualTo(LoginOutcome.OPEN);
  }

  @Test
  void otherSecretsAreRotatedWhileTheAdminsRotationIsHalfDone() {
    DatabaseAccount admin = DatabaseAccount.ADMIN;
    String token = bench.vault.startRotation(RotationBench.secret(admin));
    bench.step(admin, token, RotationStep.CREATE_SECRET);
    bench.step(admin, token, RotationStep.SET_SECRET);
    bench.rotate(DatabaseAccount.REPLICATOR, 1);
    bench.step(admin, token, RotationStep.TEST_SECRET);
    bench.step(admin, token, RotationStep.FINISH_SECRET);
    assertThat(bench.login(Environment.BLUE, bench.current(DatabaseAccount.REPLICATOR)))
        .isEqualTo(LoginOutcome.OPEN);
  }

  @Test
  void aWrongPendingPasswordFailsTheTest() {
    DatabaseAccount green = DatabaseAccount.PAYMENT_APP_GREEN;
    bench.lock(green, Environment.values());
    String token = bench.vault.startRotation(RotationBench.secret(green));
    bench.step(green, token, RotationStep.CREATE_SECRET);
    assertThatThrownBy(() -> bench.step(green, token, RotationStep.TEST_SECRET))
        .isInstanceOf(LoginRefusedException.class)
        .hasMessageContaining("REFUSED");
    bench.step(green, token, RotationStep.SET_SECRET);
    bench.step(green, token, RotationStep.TEST_SECRET);
  }

  @Test
  void noPasswordIsInTheBinaryLog() {
    bench.rotate(DatabaseAccount.PAYMENT_APP_BLUE, 1);
    bench.rotate(DatabaseAccount.ADMIN, 1);
    String log = BinaryLog.text(bench.pair.blue());
    assertThat(log).contains("payment_app_blue_twin").contains("admin");
    for (DatabaseAccount account : DatabaseAccount.values()) {
      assertThat(log).doesNotContain("'" + bench.current(account).password() + "'");
    }
  }

  @Test
  void withoutReplicationAlthoughItShouldRunNothingIsChanged() {
    bench.store.at(MigrationStatus.COMPLETED, RunStep.IDLE, Environment.BLUE);
    DatabaseAccount blue = DatabaseAccount.PAYMENT_APP_BLUE;
    String token = bench.vault.startRotation(RotationBench.secret(blue));
    bench.step(blue, token, RotationStep.CREATE_SECRET);
    assertThatThrownBy(() -> bench.step(blue, token, RotationStep.SET_SECRET))
        .isInstanceOf(RotationRefusedException.class)
        .hasMessageContaining("replication to green");
    assertThat(bench.pair.blue().value("SELECT user FROM mysql.user WHERE user LIKE '%twin'"))
        .isNull();
  }
}
