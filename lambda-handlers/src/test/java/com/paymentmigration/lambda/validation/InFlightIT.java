package com.paymentmigration.lambda.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.work.Options;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * Validation while the source takes writes and the target lags a second behind. {@code
 * -Dvalidation.writes.minutes=30} goes on for half an hour.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InFlightIT {
  /** As many as half an hour brings at 5 a second. */
  private static final int WRITES = 9_000;

  /** Minutes that the writes last; 0 for {@link #WRITES}. */
  private static final int MINUTES = Integer.getInteger("validation.writes.minutes", 0);

  private static final int DOUBLINGS = 14;

  private static MySqlPair pair;
  private static ValidationFixture fixture;

  @BeforeAll
  static void replicateWithLag() {
    pair = MySqlPair.start();
    fixture = new ValidationFixture(pair, "payments");
    pair.replicate(Environment.BLUE);
    pair.green()
        .execute("STOP SLAVE SQL_THREAD", "CHANGE MASTER TO MASTER_DELAY = 1", "START SLAVE");
    pair.blue().execute("CREATE DATABASE payments");
    fixture.run(Environment.BLUE, PaymentTraffic.tables());
    for (int round = 0; round < DOUBLINGS; round++) {
      fixture.run(Environment.BLUE, PaymentTraffic.doubling());
    }
    String loaded = pair.blue().value("SELECT @@GLOBAL.gtid_executed");
    pair.green().value("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + loaded + "', 60)");
  }

  @AfterAll
  static void stopServers() {
    pair.close();
  }

  @Test
  @Order(1)
  void rowsInFlightRaiseNoFalseAlarm() {
    assertTimeoutPreemptively(Duration.ofMinutes(MINUTES + 5L), InFlightIT::validateUnderWrites);
  }

  private static void validateUnderWrites() {
    long reverified = 0;
    int runs = 0;
    int writes = MINUTES == 0 ? WRITES : Integer.MAX_VALUE;
    long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
    try (PaymentTraffic traffic = new PaymentTraffic(pair.blue(), "payments", 2, writes)) {
      while (MINUTES == 0 ? traffic.running() : System.nanoTime() - end < 0) {
        Report report = fixture.validate(Options.DEFAULT);
        assertThat(report.failures()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        reverified +=
            report.tables().stream().mapToLong(table -> table.counts().rowsReverified()).sum();
        runs++;
      }
      System.out.println(
          (writes - traffic.writesLeft())
              + " writes, "
              + runs
              + " validations, rows re-verified: "
              + reverified);
      assertThat(MINUTES == 0 ? traffic.writesLeft() : 0).isZero();
    }
    assertThat(reverified).isPositive();
  }

  @Test
  @Order(2)
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void aRowThatIsReallyWrongIsToldFromThoseInFlight() {
    try (PaymentTraffic traffic =
        new PaymentTraffic(pair.blue(), "payments", 2, Integer.MAX_VALUE)) {
      // Beyond the ids that the clients change.
      String id = pair.green().value("SELECT MIN(id) FROM payments.payment WHERE id > 20000");
      pair.green()
          .execute(
              "SET sql_log_bin = 0", "UPDATE payments.payment SET amount = 0 WHERE id = " + id);

      Report report = fixture.validate(Options.DEFAULT.withChecks(List.of()));

      assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(report.failures())
          .containsExactly("payment: row id=" + id + ": differs in amount");
      assertThat(traffic.running()).isTrue();
    }
  }
}
