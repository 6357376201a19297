package com.paymentmigration.lambda.validation.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import com.paymentmigration.lambda.validation.report.RecordedVerdicts;
import com.paymentmigration.lambda.validation.unit.UnitState;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ValidationJobIT {
  private static final int ROWS = 32_768;
  private static MySqlPair pair;
  private static ValidationFixture fixture;

  private final MemoryUnitStore store = new MemoryUnitStore();
  private final Recorded recorded = new Recorded();
  private final ValidationJob job =
      new ValidationJob(
          new ValidationJob.Sides(
              Environment.BLUE,
              fixture.server(Environment.BLUE, TestAccounts.ADMIN),
              fixture.server(Environment.GREEN, TestAccounts.ADMIN)),
          // More than the first chunk of 10,000 rows: a unit cannot end in its first call.
          Options.DEFAULT.withUnitRows(15_000),
          store,
          recorded,
          Clock.systemUTC());

  private static final class Recorded implements RecordedVerdicts {
    private RecordedVerdict latest;

    @Override
    public Optional<RecordedVerdict> latest() {
      return Optional.ofNullable(latest);
    }

    @Override
    public void record(RecordedVerdict verdict) {
      latest = verdict;
    }
  }

  @BeforeAll
  static void load() {
    pair = MySqlPair.start();
    fixture = new ValidationFixture(pair, "job");
    fixture.createSchema();
    for (Environment side : Environment.values()) {
      StringBuilder load =
          new StringBuilder(
              "CREATE TABLE t (day DATE, no INT, c CHAR(40), PRIMARY KEY (day, no));"
                  + " INSERT INTO t VALUES ('2026-01-01', 1, 'x')");
      for (int no = 1; no < ROWS; no *= 2) {
        load.append("; INSERT INTO t SELECT day + INTERVAL no % 7 DAY, no + ")
            .append(no)
            .append(", c FROM t");
      }
      fixture.run(side, load + "; ANALYZE TABLE t");
    }
  }

  @AfterAll
  static void stopServers() {
    pair.close();
  }

  @Test
  void aUnitWhoseTimeIsUpGoesOnFromItsCursorUntilEveryRowIsCompared() {
    List<Integer> units = job.plan("run-1", null);
    int calls = 0;
    for (int unit : units) {
      boolean done = false;
      while (!done) {
        assertThat(++calls).isLessThan(200);
        done = job.work("run-1", unit, Duration.ofNanos(1)).done();
      }
    }

    RecordedVerdict verdict = job.summarize("run-1");

    assertThat(units).hasSizeGreaterThan(2);
    assertThat(calls).isGreaterThan(units.size());
    assertThat(verdict.failures()).isEmpty();
    assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    assertThat(verdict.rowsCompared()).isEqualTo(ROWS);
    assertThat(recorded.latest()).contains(verdict);
  }

  @Test
  void aUnitThatNeverRanMakesTheVerdictUnknown() {
    List<Integer> units = job.plan("run-2", null);
    units.subList(0, units.size() - 1).forEach(n -> job.work("run-2", n, Duration.ofMinutes(1)));

    assertThat(job.summarize("run-2").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aRunWhoseDeadlineIsOverEndsUnknownAtOnce() {
    List<Integer> units = job.plan("run-3", Instant.now().minusSeconds(1));

    units.forEach(n -> assertThat(job.work("run-3", n, Duration.ofMinutes(1)).done()).isTrue());
    assertThat(job.summarize("run-3").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(job.summarize("run-3").failures()).anyMatch(f -> f.contains("deadline"));
  }

  @Test
  void aChunkThatOutlastsACallIsBrokenOffAndLeavesNothingRunning() throws Exception {
    ValidationJob hurried =
        new ValidationJob(
            new ValidationJob.Sides(
                Environment.BLUE,
                fixture.server(Environment.BLUE, TestAccounts.ADMIN),
                fixture.server(Environment.GREEN, TestAccounts.ADMIN)),
            Options.DEFAULT,
            store,
            recorded,
            Clock.systemUTC(),
            Duration.ofMillis(500));
    hurried.plan("run-4", null);
    try (Connection holder = pair.green().superuser();
        Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLES job.t WRITE");

      UnitState state = hurried.work("run-4", 1, Duration.ofMillis(1));

      assertThat(state.done()).isTrue();
      assertThat(state.verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(state.reason()).contains("took longer than a call");
      assertThat(
              pair.green()
                  .value(
                      "SELECT COUNT(*) FROM information_schema.processlist"
                          + " WHERE user = 'admin' AND command = 'Query'"))
          .isEqualTo("0");
    }
  }
}
