package com.paymentmigration.lambda.validation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.check.Acceptances;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.work.Options;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionPairsIT {
  private static final Options OPTIONS = Options.DEFAULT.withLanes(1);

  private static MySqlPair pair;
  private static ValidationFixture fixture;

  @BeforeAll
  static void startServers() {
    pair = MySqlPair.start();
    fixture = new ValidationFixture(pair, "spelled");
  }

  @AfterAll
  static void stopServers() {
    pair.close();
  }

  static List<DefinitionPair> equal() {
    return DefinitionPairs.equal();
  }

  static List<DefinitionPair> different() {
    return DefinitionPairs.different();
  }

  private static Report validate(DefinitionPair definitions) {
    fixture.createSchema();
    fixture.run(Environment.BLUE, definitions.source());
    fixture.run(Environment.GREEN, definitions.target());
    return fixture.validate(OPTIONS);
  }

  @Test
  void thereAreFiftyPairsOrMoreThatMeanTheSame() {
    assertThat(equal()).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("equal")
  void whatMeansTheSamePasses(DefinitionPair definitions) {
    Report report = validate(definitions);

    assertThat(report.failures()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("different")
  void whatMeansSomethingElseIsFoundAndNamedByItsPart(DefinitionPair definitions) {
    Report report = validate(definitions);

    assertThat(report.failures()).anyMatch(failure -> failure.contains(definitions.named()));
    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("different")
  void eachFindingCanBeAcceptedAndIsThenRepeated(DefinitionPair definitions) {
    List<String> findings = validate(definitions).failures();
    SortedMap<String, String> reasons = new TreeMap<>();
    findings.forEach(finding -> reasons.put(finding, "agreed"));

    Report report = fixture.validate(OPTIONS.withAccepted(new Acceptances(reasons)));

    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.checks().stream().flatMap(check -> check.accepted().stream()))
        .hasSameSizeAs(findings);
  }
}
