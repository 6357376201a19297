package com.paymentmigration.lambda.validation.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.check.Acceptances;
import com.paymentmigration.lambda.validation.check.CheckResult;
import com.paymentmigration.lambda.validation.check.Severity;
import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.server.ServerFacts;
import com.paymentmigration.lambda.validation.unit.Counts;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final ServerFacts SERVER =
      new ServerFacts("h:1", "shop", "8.0.12", "h", "u", "a@%", "REQUIRED", "TLSv1.2", "AES");

  private static RunReport run(Report report) {
    return new RunReport(Map.of("--lanes", "2"), List.of(report));
  }

  private static Report report(Severity severity, RowDifference... differences) {
    Instant time = Instant.parse("2026-01-02T03:04:05Z");
    UnitState rows =
        new UnitState(
            new WorkUnit(1, "t<able", null, null, 0),
            null,
            true,
            new Counts(5, 5, 1, 0, 0, 1),
            List.of(differences),
            false,
            List.of(),
            "",
            List.of());
    CheckResult check =
        new CheckResult("indexes", severity, Verdict.FAIL, "all", List.of("t.i: <missing>"));
    return Report.of(
        new Report.Scope(
            SERVER,
            SERVER,
            time,
            time,
            "",
            "",
            "MD5",
            0,
            List.of("indexes"),
            List.of(),
            Acceptances.NONE,
            false),
        List.of(UnitState.checked(List.of(check)), rows));
  }

  @Test
  void whatTheServersSayIsEscaped() {
    assertThat(HtmlReport.of(run(report(Severity.ERROR))))
        .contains("t&lt;able")
        .contains("t.i: &lt;missing&gt;")
        .doesNotContain("<missing>");
  }

  @Test
  void theSummaryNamesWhatDidNotPass() {
    assertThat(report(Severity.ERROR).summary())
        .contains("0 tables and 1 of 1 checks (indexes: FAIL) not passed");
    assertThat(report(Severity.WARNING).summary()).contains("0 of 1 checks not passed");
  }

  @Test
  void aWarningDoesNotChangeTheVerdictAndIsShown() {
    Report report = report(Severity.WARNING);

    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.failures()).isEmpty();
    assertThat(HtmlReport.of(run(report))).contains("turned into warnings").contains("t.i:");
  }

  @Test
  void aRowThatDiffersFailsTheWhole() {
    Report report =
        report(
            Severity.WARNING,
            new RowDifference(RowDifference.Kind.CHANGED, "id=1", List.of("amount")));

    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.failures()).containsExactly("t<able: row id=1: differs in amount");
  }

  @Test
  void aValidationWithoutAnyResultIsUnknown() {
    assertThat(Report.of(report(Severity.ERROR).scope(), List.of()).verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void whatDidNotPassComesFirst() {
    RowDifference difference =
        new RowDifference(RowDifference.Kind.CHANGED, "id=1", List.of("amount"));
    UnitState good = UnitState.begin(new WorkUnit(1, "a", null, null, 0));
    UnitState passed =
        new UnitState(
            good.unit(), null, true, Counts.NONE, List.of(), false, List.of(), "", List.of());
    UnitState failed =
        new UnitState(
            new WorkUnit(2, "b", null, null, 0),
            null,
            true,
            Counts.NONE,
            List.of(difference),
            false,
            List.of(),
            "",
            List.of());

    assertThat(
            HtmlReport.of(run(Report.of(report(Severity.ERROR).scope(), List.of(passed, failed)))))
        .containsSubsequence("<td>b</td>", "<td>a</td>");
  }

  @Test
  void theReportForMachinesSpellsTimesForPeopleToo() {
    assertThat(JsonReport.of(run(report(Severity.ERROR))))
        .containsPattern("\"startedAt\" : \"[0-9-]+T[0-9:.]+Z\"")
        .contains("\"verdict\" : \"FAIL\"");
  }
}
