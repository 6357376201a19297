package com.paymentmigration.lambda.validation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.mysql.DriverOpener;
import com.paymentmigration.lambda.mysql.JdbcReadServer;
import com.paymentmigration.lambda.testmysql.LegacyMySql;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.work.Options;
import com.paymentmigration.lambda.validation.work.ProgressListener;
import com.paymentmigration.lambda.validation.work.Validation;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue with a MySQL 5.7.22 as the source and 8.0.12 as the target. */
class LegacySourceIT {
  private static final List<String> ALIKE =
      List.of(
          "--character-set-server=utf8mb4",
          "--collation-server=utf8mb4_general_ci",
          "--max-allowed-packet=64M",
          "--sql-mode=STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
              + "NO_ENGINE_SUBSTITUTION");

  /** 5.7 prints the DOUBLE 1.0 in JSON as 1: the sides are read as 5.7 prints them. */
  private static final Set<String> UNTOLD = Set.of("JSON, type of a number");

  private static final Options OPTIONS = Options.DEFAULT.withLanes(1);
  private static final String SCHEMA = "catalogue";

  private static LegacyMySql source;
  private static MySqlPair pair;
  private static ValidationFixture fixture;

  @BeforeAll
  static void startServers() {
    source = LegacyMySql.start(ALIKE);
    pair = MySqlPair.start(ALIKE);
    fixture = new ValidationFixture(pair, SCHEMA);
  }

  @AfterAll
  static void stopServers() {
    source.close();
    pair.close();
  }

  static Stream<Difference> differences() {
    return CatalogueIT.differences();
  }

  private static Report validate(Options options) {
    SchemaAddress.Login login = new SchemaAddress.Login(LegacyMySql.USER, LegacyMySql.PASSWORD);
    Server legacy =
        new JdbcReadServer(
            new SchemaAddress(
                "source", MySqlServer.HOST, source.port(), SCHEMA, () -> List.of(login)),
            ValidationFixture.LIMITS,
            DriverOpener.unverified(DriverOpener.Mode.DISABLED));
    return new Validation(
            legacy,
            fixture.server(Environment.GREEN, TestAccounts.ADMIN),
            options,
            ProgressListener.SILENT,
            Clock.systemUTC())
        .run();
  }

  /** Both servers name the collation of a client, and the time, in what it defines. */
  private static String alike(String statements) {
    return "SET NAMES utf8mb4 COLLATE utf8mb4_general_ci; SET timestamp = 1770000000; "
        + statements;
  }

  private static void onSource(String statements) throws SQLException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "DROP DATABASE IF EXISTS " + SCHEMA, "CREATE DATABASE " + SCHEMA, "USE " + SCHEMA));
    all.addAll(List.of(alike(statements).split("; *", -1)));
    source.execute(all);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("differences")
  void theSameIsPassedAndTheDifferenceIsFoundAndNamed(Difference difference) throws SQLException {
    onSource(difference.both());
    String sqlMode = pair.green().value("SELECT @@GLOBAL.sql_mode");
    fixture.createSchema();
    fixture.run(Environment.GREEN, alike(difference.both()));

    Report before = validate(OPTIONS);
    assertThat(before.failures()).isEmpty();
    assertThat(before.verdict()).isEqualTo(Verdict.PASS);

    fixture.run(Environment.GREEN, alike(difference.target()));
    Report after = validate(OPTIONS);
    pair.green().execute("SET GLOBAL sql_mode = '" + sqlMode + "'");
    if (difference.named().isEmpty() || UNTOLD.contains(difference.name())) {
      assertThat(after.failures()).isEmpty();
      assertThat(after.verdict()).isEqualTo(Verdict.PASS);
    } else {
      assertThat(after.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(after.failures()).anyMatch(failure -> failure.contains(difference.named()));
    }
  }

  @Test
  void aDigestOfTheOldServerSeesOneChangedRowOfMany() throws SQLException {
    String rows =
        "CREATE TABLE n (n INT PRIMARY KEY); INSERT INTO n VALUES (0), (1), (2), (3), (4), (5), (6),"
            + " (7), (8), (9); CREATE TABLE t (id INT PRIMARY KEY, d DOUBLE, f FLOAT, j JSON, s"
            + " TIMESTAMP(6) NULL, c VARCHAR(20) CHARACTER SET latin1); INSERT INTO t SELECT a.n + 10 *"
            + " b.n + 100 * c.n + 1000 * d.n + 10000 * e.n, a.n / 7, b.n / 3, JSON_OBJECT('x', 1e0 *"
            + " c.n, 'y', 'v1.0, \"1.0}'), FROM_UNIXTIME(1e9 + a.n / 7), CONCAT('ä', b.n) FROM n a, n b,"
            + " n c, n d, n e WHERE e.n < 3";
    onSource(rows);
    fixture.createSchema();
    fixture.run(Environment.GREEN, alike(rows));
    for (RowHash hash : RowHash.values()) {
      Options options = OPTIONS.withChecks(List.of()).withHash(hash);
      fixture.run(Environment.GREEN, "UPDATE t SET f = f + 1 WHERE id IN (0, 17000, 29999)");
      assertThat(validate(options).failures())
          .containsExactly(
              "t: row id=0: differs in f",
              "t: row id=17000: differs in f",
              "t: row id=29999: differs in f");

      fixture.run(Environment.GREEN, "UPDATE t SET f = f - 1 WHERE id IN (0, 17000, 29999)");
      assertThat(validate(options).summary())
          .startsWith("30010 of 30010 rows compared in 2 tables");
      assertThat(validate(options).verdict()).isEqualTo(Verdict.PASS);
    }
    fixture.run(
        Environment.GREEN, "UPDATE t SET j = JSON_SET(j, '$.y', 'v1, \"1.0}') WHERE id = 5");
    assertThat(validate(OPTIONS.withChecks(List.of())).failures())
        .containsExactly("t: row id=5: differs in j");
  }
}
