package com.paymentmigration.lambda.validation.random;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.work.Options;
import java.time.Duration;
import java.util.List;

/**
 * Rows that are on their way to the target while the engine compares, more than it looks at with
 * one statement, and behind them one row that is really wrong. What {@link RandomTables} cannot
 * play: there nothing replicates.
 */
public final class RowsInFlight {
  private static final int ROWS = 900;

  /** More than two statements' worth of suspects. */
  private static final int CHANGED = 600;

  private static final int WRONG = 880;
  private static final int DELAY_SECONDS = 4;
  private static final String SCHEMA = "in_flight";
  private static final Options OPTIONS = Options.DEFAULT.withChecks(List.of());

  private final MySqlPair pair;
  private final ValidationFixture fixture;

  /** Rounds on {@code pair}, in a schema of their own. */
  public RowsInFlight(MySqlPair pair) {
    this.pair = pair;
    this.fixture = new ValidationFixture(pair, SCHEMA);
  }

  /**
   * Plays rounds until one fails or the time is over, at least until rows were in flight in one.
   *
   * @param seed of the first round: every second one has a wrong row
   * @return what the engine said wrong; empty if nothing
   */
  public String play(long seed, Duration time) {
    fixture.createSchema();
    pair.replicate(Environment.BLUE);
    pair.green()
        .execute(
            "STOP SLAVE SQL_THREAD",
            "CHANGE MASTER TO MASTER_DELAY = " + DELAY_SECONDS,
            "START SLAVE");
    try {
      fixture.run(
          Environment.BLUE,
          "CREATE TABLE t (id INT PRIMARY KEY, c INT); CREATE TABLE n (n INT PRIMARY KEY); INSERT INTO n"
              + " VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9); INSERT INTO t SELECT 1 + a.n +"
              + " 10 * b.n + 100 * c.n, 0 FROM n a, n b, n c WHERE c.n < "
              + ROWS / 100);
      long end = System.nanoTime() + time.toNanos();
      long settled = 0;
      for (long round = seed; System.nanoTime() - end < 0 || settled <= CHANGED; round++) {
        Report report = round(round % 2 == 1);
        settled +=
            report.tables().stream().mapToLong(table -> table.counts().rowsReverified()).sum();
        List<String> expected =
            round % 2 == 1 ? List.of("t: row id=" + WRONG + ": differs in c") : List.of();
        if (!report.failures().equals(expected)) {
          return "round " + round + ": " + report.summary() + " " + report.failures();
        }
      }
      return "";
    } finally {
      pair.green().execute("STOP SLAVE", "RESET SLAVE ALL");
    }
  }

  private Report round(boolean wrong) {
    String loaded = pair.blue().value("SELECT @@GLOBAL.gtid_executed");
    pair.green().value("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + loaded + "', 60)");
    pair.green()
        .execute(
            "SET sql_log_bin = 0",
            "UPDATE in_flight.t SET c = " + (wrong ? -1 : 0) + " WHERE id = " + WRONG);
    fixture.run(Environment.BLUE, "UPDATE t SET c = c + 1 WHERE id <= " + CHANGED);
    return fixture.validate(OPTIONS);
  }
}
