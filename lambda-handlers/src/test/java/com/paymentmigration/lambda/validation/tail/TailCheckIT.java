package com.paymentmigration.lambda.validation.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.MoveAbortedException;
import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TailCheckIT {
  private static final Duration BOX = Duration.ofSeconds(5);
  private static MySqlPair pair;
  private static ValidationFixture fixture;

  @BeforeAll
  static void startServers() {
    pair = MySqlPair.start();
    fixture = new ValidationFixture(pair, "tail");
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
          side,
          "CREATE TABLE t (id INT PRIMARY KEY, c INT);"
              + " INSERT INTO t VALUES (1, 1), (2, 2), (3, 3), (4, 4);"
              + " CREATE TABLE keyless (c INT)");
    }
  }

  private static TailCheck.Prepared prepared() {
    return new NewestRowsTailCheck(side -> fixture.server(side, TestAccounts.ADMIN), 2)
        .prepare(Environment.BLUE, BOX);
  }

  @Test
  void equalTailsPass() {
    assertThat(prepared().compare(BOX)).isEqualTo(Verdict.PASS);
  }

  @Test
  void aRowThatCameAfterThePreparationOnOneSideOnlyFails() {
    TailCheck.Prepared tail = prepared();
    fixture.run(Environment.BLUE, "INSERT INTO t VALUES (5, 5)");

    assertThat(tail.compare(BOX)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aRowOfAnyTableThatDiffersFails() {
    for (Environment side : Environment.values()) {
      fixture.run(
          side,
          "CREATE TABLE u (id INT PRIMARY KEY, c INT); INSERT INTO u VALUES (1, 1), (2, 2);"
              + " CREATE TABLE v (id INT PRIMARY KEY, c INT); INSERT INTO v VALUES (1, 1), (2, 2)");
    }
    for (String table : List.of("t", "u", "v")) {
      fixture.run(Environment.GREEN, "UPDATE " + table + " SET c = 9 WHERE id > 1");
      assertThat(prepared().compare(BOX)).as(table).isEqualTo(Verdict.FAIL);
      fixture.run(Environment.GREEN, "UPDATE " + table + " SET c = id WHERE id > 1");
    }
    assertThat(prepared().compare(BOX)).isEqualTo(Verdict.PASS);
  }

  @Test
  void onlyTheNewestRowsAreCompared() {
    fixture.run(Environment.GREEN, "UPDATE t SET c = 9 WHERE id = 1");
    assertThat(prepared().compare(BOX)).isEqualTo(Verdict.PASS);

    fixture.run(Environment.GREEN, "UPDATE t SET c = 9 WHERE id = 3");
    assertThat(prepared().compare(BOX)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aComparisonThatDoesNotFitInItsBoxIsUnknownInTime() throws SQLException {
    TailCheck.Prepared tail = prepared();
    try (Connection holder = pair.green().superuser();
        Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLES tail.t WRITE");
      long start = System.nanoTime();

      assertThat(tail.compare(Duration.ofMillis(300))).isEqualTo(Verdict.UNKNOWN);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void aServerThatIsGoneBeforeTheFenceAbortsWithItsName() {
    pair.green().kill();
    try {
      assertThatThrownBy(TailCheckIT::prepared)
          .isInstanceOf(MoveAbortedException.class)
          .hasMessageContaining("tail check")
          .hasMessageContaining("target");
    } finally {
      pair.green().start();
    }
  }

  @Test
  void aServerThatDiesBetweenPreparationAndComparisonIsUnknown() {
    TailCheck.Prepared tail = prepared();
    pair.green().kill();
    try {
      assertThat(tail.compare(BOX)).isEqualTo(Verdict.UNKNOWN);
    } finally {
      pair.green().start();
    }
  }

  @Test
  void theSetIsChosenToFitTheBox() {
    TailCheck.Prepared tail =
        new NewestRowsTailCheck(side -> fixture.server(side, TestAccounts.ADMIN), 2)
            .prepare(Environment.BLUE, Duration.ofNanos(1));
    fixture.run(Environment.GREEN, "UPDATE t SET c = 9 WHERE id = 4");

    assertThat(tail.compare(BOX)).as("no table fits").isEqualTo(Verdict.PASS);
  }

  @Test
  void noConnectionStaysWhetherComparedOrGivenUp() {
    try (TailCheck.Prepared compared = prepared();
        TailCheck.Prepared givenUp = prepared()) {
      assertThat(givenUp).isNotNull();
      assertThat(compared.compare(BOX)).isEqualTo(Verdict.PASS);
    }
    await(() -> sessions(Environment.BLUE) + sessions(Environment.GREEN) == 0);
  }

  private static int sessions(Environment side) {
    return Integer.parseInt(
        pair.server(side)
            .value("SELECT COUNT(*) FROM information_schema.processlist WHERE db = 'tail'"));
  }

  /** The server notices a closed connection a moment later. */
  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + BOX.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
