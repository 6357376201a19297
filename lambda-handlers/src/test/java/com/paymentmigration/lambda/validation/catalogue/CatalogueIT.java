package com.paymentmigration.lambda.validation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.work.Options;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueIT {
  private static MySqlPair pair;
  private static ValidationFixture fixture;

  /** One lane: the tables are tiny, and logins cost more than they save. */
  private static final Options OPTIONS = Options.DEFAULT.withLanes(1);

  @BeforeAll
  static void startServers() {
    pair = MySqlPair.start();
    fixture = new ValidationFixture(pair, "catalogue");
  }

  @AfterAll
  static void stopServers() {
    pair.close();
  }

  static Stream<Difference> differences() {
    return Stream.of(
            ValueDifferences.all(),
            RowDifferences.all(),
            SchemaDifferences.all(),
            DefinitionDifferences.all(),
            MeaningDifferences.all(),
            ReportedDifferences.all())
        .flatMap(List::stream)
        // -Dcatalogue.only=… runs a part, while working on it.
        .filter(each -> each.name().matches(System.getProperty("catalogue.only", ".*")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("differences")
  void theSameIsPassedAndTheDifferenceIsFoundAndNamed(Difference difference) {
    String sqlMode = pair.green().value("SELECT @@GLOBAL.sql_mode");
    fixture.createSchema();
    fixture.run(Environment.BLUE, difference.both());
    fixture.run(Environment.GREEN, difference.both());

    Report before = fixture.validate(OPTIONS);
    assertThat(before.failures()).isEmpty();
    assertThat(before.verdict()).isEqualTo(Verdict.PASS);

    fixture.run(Environment.GREEN, difference.target());
    Report after = fixture.validate(OPTIONS);
    pair.green().execute("SET GLOBAL sql_mode = '" + sqlMode + "'");
    if (difference.named().isEmpty()) {
      assertThat(after.failures()).isEmpty();
      assertThat(after.verdict()).isEqualTo(Verdict.PASS);
    } else {
      assertThat(after.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(after.failures()).anyMatch(failure -> failure.contains(difference.named()));
    }
  }
}
