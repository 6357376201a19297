package com.paymentmigration.lambda.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.compare.Throttle;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.report.TableReport;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import com.paymentmigration.lambda.validation.work.Options;
import com.paymentmigration.lambda.validation.work.ProgressListener;
import com.paymentmigration.lambda.validation.work.Validation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FaultsIT {
  private static MySqlPair pair;
  private static ValidationFixture fixture;

  /** Rows only, with little patience. */
  private static final Options ROWS =
      Options.DEFAULT
          .withChecks(List.of())
          .withLagPatience(Duration.ofSeconds(2))
          .withThrottle(new Throttle.Settings(Duration.ofSeconds(5), 100, Duration.ofSeconds(3)));

  @BeforeAll
  static void startServers() {
    pair = MySqlPair.start();
    fixture = new ValidationFixture(pair, "faults");
  }

  @AfterAll
  static void stopServers() {
    pair.close();
  }

  @BeforeEach
  void createTable() {
    fixture.createSchema();
    for (Environment side : Environment.values()) {
      fixture.run(
          side, "CREATE TABLE t (id INT PRIMARY KEY, c INT); INSERT INTO t VALUES (1, 1), (2, 2)");
    }
  }

  @Test
  void aTargetThatIsGoneIsUnknown() {
    pair.green().kill();
    try {
      assertUnknown(fixture.validate(ROWS), "not reachable");
    } finally {
      pair.green().start();
    }
  }

  @Test
  void aSourceThatDiesInMidRunIsNeverReportedAsReadToItsEnd() {
    for (Environment side : Environment.values()) {
      for (int rows = 2; rows < 60_000; rows *= 2) {
        fixture.run(side, "INSERT INTO t SELECT id + " + rows + ", c FROM t");
      }
    }
    ProgressListener killer =
        new ProgressListener() {
          @Override
          public void planned(List<WorkUnit> units, long estimatedRows) {}

          @Override
          public void progressed(UnitState state) {
            if (!state.unit().runsChecks() && pair.blue().running()) {
              pair.blue().kill();
            }
          }
        };
    try {
      Report report = fixture.validation(ROWS.withLanes(1), killer).run();

      assertUnknown(report, "not reachable");
      TableReport table = report.tables().get(0);
      assertThat(table.rowsCompared()).isPositive();
      assertThat(table.expected().exact()).isFalse();
      assertThat(report.summary())
          .containsPattern(table.rowsCompared() + " of (about \\d+|an unknown number of) rows");
    } finally {
      pair.blue().start();
    }
  }

  @Test
  void aTargetThatStopsAnsweringIsUnknownWithinItsTimeouts() {
    pair.green().freeze();
    try {
      assertUnknown(fixture.validate(ROWS), "not reachable or connection lost");
    } finally {
      pair.green().resume();
    }
  }

  @Test
  void aLockThatIsNotGivenBackIsUnknown() throws SQLException {
    try (Connection holder = pair.green().superuser();
        Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLES faults.t WRITE");

      assertUnknown(fixture.validate(ROWS), "waited too long for a lock");
    }
  }

  @Test
  void aLoginThatIsRefusedIsUnknown() {
    pair.green().execute("ALTER USER admin@'%' ACCOUNT LOCK");
    try {
      assertUnknown(fixture.validate(ROWS), "login refused");
    } finally {
      pair.green().execute("ALTER USER admin@'%' ACCOUNT UNLOCK");
    }
  }

  @Test
  void aPermissionThatIsMissingOnOneTableIsUnknown() {
    Report report = asReader("GRANT SELECT (id) ON faults.t TO reader@'%'", Options.DEFAULT);

    assertThat(report.verdict()).isNotEqualTo(Verdict.PASS);
    assertThat(report.failures()).anyMatch(failure -> failure.contains("tables may be hidden"));
  }

  @Test
  void aTableThatIsHiddenFromTheAccountOnBothSidesIsUnknown() {
    for (Environment side : Environment.values()) {
      fixture.run(side, "CREATE TABLE hidden (id INT PRIMARY KEY)");
    }
    Report report = asReader("GRANT SELECT ON faults.t TO reader@'%'", Options.DEFAULT);

    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.failures()).anyMatch(failure -> failure.startsWith("visible-tables"));
  }

  private Report asReader(String grant, Options options) {
    for (Environment side : Environment.values()) {
      pair.server(side)
          .execute(
              "CREATE USER reader@'%' IDENTIFIED BY 'reader-password' REQUIRE SSL",
              grant, "GRANT SELECT ON performance_schema.* TO reader@'%'");
    }
    pair.accounts().changed("reader", "reader-password");
    try {
      return new Validation(
              fixture.server(Environment.BLUE, "reader"),
              fixture.server(Environment.GREEN, "reader"),
              options,
              ProgressListener.SILENT,
              Clock.systemUTC())
          .run();
    } finally {
      for (Environment side : Environment.values()) {
        pair.server(side).execute("DROP USER reader@'%'");
      }
    }
  }

  @Test
  void queriesThatAreKilledAgainAndAgainAreUnknown() throws SQLException {
    for (Environment side : Environment.values()) {
      fixture.run(side, "CREATE VIEW slow AS SELECT SLEEP(0.05) s FROM t");
    }
    try (Killer killer = new Killer(pair.green(), TestAccounts.ADMIN)) {
      Report report = fixture.validate(ROWS.withLanes(1));

      assertThat(killer.kills()).isPositive();
      assertUnknown(report, "");
    }
  }

  @Test
  void aConnectionThatIsLostOnceIsTriedAgain() {
    assertThat(fixture.validate(ROWS).verdict()).isEqualTo(Verdict.PASS);
    try (Killer killer = new Killer(pair.green(), TestAccounts.ADMIN, 1)) {
      assertThat(fixture.validate(ROWS).verdict()).isEqualTo(Verdict.PASS);
      assertThat(killer.kills()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void rowsThatDifferWhileReplicationStandsStillAreUnknown() {
    pair.replicate(Environment.BLUE);
    try {
      pair.green().execute("CALL mysql.rds_stop_replication()");
      pair.blue().execute("UPDATE faults.t SET c = 3 WHERE id = 1");

      Report report = fixture.validate(ROWS);

      assertUnknown(report, "did not execute the source's transactions within");
      assertThat(report.failures()).anyMatch(failure -> failure.contains("unsettled row id=1"));
    } finally {
      pair.green().execute("CALL mysql.rds_reset_external_source()");
    }
  }

  @Test
  void aBusyTargetHoldsTheValidationBackAndIsUnknownInTheEnd() {
    Options impatient =
        ROWS.withThrottle(new Throttle.Settings(Duration.ofSeconds(5), 0, Duration.ofSeconds(1)));

    assertUnknown(fixture.validate(impatient), "held back");
  }

  @Test
  void aCancelledValidationLeavesNothingRunning() throws Exception {
    for (Environment side : Environment.values()) {
      fixture.run(
          side, "ALTER TABLE t ADD g INT AS (c) VIRTUAL; INSERT INTO t (id, c) VALUES (3, 3)");
    }
    try (Connection holder = pair.green().superuser();
        Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLES faults.t WRITE");
      Validation validation = fixture.validation(ROWS);
      CompletableFuture<Report> running = CompletableFuture.supplyAsync(validation::run);
      Thread.sleep(700);

      validation.cancel();

      assertThat(running.get(10, TimeUnit.SECONDS).verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(sessions()).isEqualTo("0");
    }
  }

  private static String sessions() throws InterruptedException {
    String sessions = "";
    for (int look = 0; look < 20 && !"0".equals(sessions); look++) {
      Thread.sleep(100);
      sessions =
          pair.green()
              .value("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'admin'");
    }
    return sessions;
  }

  private static void assertUnknown(Report report, String reason) {
    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.summary() + report.failures()).contains(reason);
  }
}
