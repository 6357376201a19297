package com.paymentmigration.lambda.validation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.mysql.DriverOpener;
import com.paymentmigration.lambda.mysql.JdbcReadServer;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.testmysql.OtherServer;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.work.Options;
import com.paymentmigration.lambda.validation.work.ProgressListener;
import com.paymentmigration.lambda.validation.work.Validation;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers that no package registry has: skipped where {@code .mvn/other-servers.sh} was not run.
 */
class OtherServersIT {
  private static final String SCHEMA = "catalogue";
  private static final Options OPTIONS = Options.DEFAULT.withLanes(1);

  private static Server server(String label, OtherServer there) {
    SchemaAddress.Login login = new SchemaAddress.Login(OtherServer.USER, OtherServer.PASSWORD);
    return new JdbcReadServer(
        new SchemaAddress(label, MySqlServer.HOST, there.port(), SCHEMA, () -> List.of(login)),
        ValidationFixture.LIMITS,
        DriverOpener.unverified(DriverOpener.Mode.DISABLED));
  }

  private static Report validate(OtherServer source, OtherServer target) {
    return new Validation(
            server("source", source),
            server("target", target),
            OPTIONS,
            ProgressListener.SILENT,
            Clock.systemUTC())
        .run();
  }

  private static void make(OtherServer there, String statements) throws SQLException {
    there.execute(List.of("DROP DATABASE IF EXISTS " + SCHEMA, "CREATE DATABASE " + SCHEMA));
    run(there, statements);
  }

  private static void run(OtherServer there, String statements) throws SQLException {
    List<String> all =
        new ArrayList<>(
            List.of("SET timestamp = 1770000000", "SET sql_log_bin = 0", "USE " + SCHEMA));
    all.addAll(List.of(statements.split("; *", -1)));
    there.execute(all);
  }

  /** The catalogue between two servers of the newest MySQL. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class NewestMySql {
    private OtherServer source;
    private OtherServer target;

    @BeforeAll
    void startServers() {
      assumeTrue(OtherServer.Kind.MYSQL.here(), OtherServer.Kind.MYSQL.absent());
      // The catalogue's account exists on both sides.
      List<String> options = List.of("--max-allowed-packet=64M");
      source = OtherServer.start(OtherServer.Kind.MYSQL, options);
      target = OtherServer.start(OtherServer.Kind.MYSQL, options);
      for (OtherServer side : List.of(source, target)) {
        try {
          side.execute(List.of("CREATE USER admin@'%' IDENTIFIED BY 'no-login-1'"));
        } catch (SQLException failure) {
          throw new IllegalStateException("account of the catalogue", failure);
        }
      }
    }

    @AfterAll
    void stopServers() {
      if (target != null) {
        source.close();
        target.close();
      }
    }

    static Stream<Difference> differences() {
      return Stream.concat(
          CatalogueIT.differences(),
          NewestDifferences.all().stream()
              .filter(each -> each.name().matches(System.getProperty("catalogue.only", ".*"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void theSameIsPassedAndTheDifferenceIsFoundAndNamed(Difference difference) throws SQLException {
      make(source, difference.both());
      make(target, difference.both());
      Report before = validate(source, target);
      assertThat(before.failures()).isEmpty();
      assertThat(before.verdict()).isEqualTo(Verdict.PASS);

      run(target, difference.target());
      Report after = validate(source, target);
      target.execute(List.of("SET GLOBAL sql_mode = DEFAULT"));
      if (difference.named().isEmpty()) {
        assertThat(after.failures()).isEmpty();
        assertThat(after.verdict()).isEqualTo(Verdict.PASS);
      } else {
        assertThat(after.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(after.failures()).anyMatch(failure -> failure.contains(difference.named()));
      }
    }
  }

  /** A MariaDB, which is refused. */
  @Nested
  class MariaDb {
    @Test
    void oneSentenceWithItsVersionComesBeforeAnythingElse() throws SQLException {
      assumeTrue(OtherServer.Kind.MARIADB.here(), OtherServer.Kind.MARIADB.absent());
      try (OtherServer there = OtherServer.start(OtherServer.Kind.MARIADB, List.of())) {
        make(there, "CREATE TABLE t (id INT PRIMARY KEY)");

        Report report = validate(there, there);

        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.summary())
            .matches(
                "could not verify: source localhost:\\d+/catalogue: MariaDB \\d+\\.\\d+\\.\\d+.*,"
                    + " allowed: MySQL 5\\.7, 8\\.0 or newer");
        assertThat(report.tables()).isEmpty();
        assertThat(report.checks()).isEmpty();
      }
    }
  }
}
