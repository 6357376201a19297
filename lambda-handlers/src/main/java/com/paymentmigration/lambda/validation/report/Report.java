package com.paymentmigration.lambda.validation.report;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.check.CheckResult;
import com.paymentmigration.lambda.validation.check.Severity;
import com.paymentmigration.lambda.validation.text.ShownText;
import com.paymentmigration.lambda.validation.work.UnitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a validation found.
 *
 * @param scope what was compared with what
 * @param verdict verdict on the whole
 * @param summary one sentence
 * @param tables tables, by name
 * @param checks checks, in order
 */
public record Report(
    Scope scope,
    Verdict verdict,
    String summary,
    List<TableReport> tables,
    List<CheckResult> checks) {

  /**
   * What was compared with what.
   *
   * @param source the source, without credentials
   * @param target the target, without credentials
   * @param startedAt when it began
   * @param endedAt when it ended
   * @param sourceGtids the source's executed GTID set at the beginning
   * @param targetGtids the target's at the end
   * @param rowHash hash of a row
   * @param throttledMillis time spent holding back, in milliseconds
   * @param warnings checks that were turned into warnings
   * @param left what was not asked for, a line each; empty of a whole run
   */
  public record Scope(
      String source,
      String target,
      Instant startedAt,
      Instant endedAt,
      String sourceGtids,
      String targetGtids,
      String rowHash,
      long throttledMillis,
      List<String> warnings,
      List<String> left) {
    /** Keeps its own copies. */
    public Scope {
      warnings = List.copyOf(warnings);
      left = List.copyOf(left);
    }
  }

  /** Puts the units' results together. */
  public static Report of(Scope scope, List<UnitState> units) {
    SortedMap<String, List<UnitState>> byTable = new TreeMap<>();
    List<CheckResult> checks = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (UnitState unit : units) {
      if (!unit.unit().runsChecks()) {
        byTable.computeIfAbsent(unit.unit().table(), table -> new ArrayList<>()).add(unit);
      } else if (unit.done() && unit.reason().isEmpty()) {
        checks.addAll(unit.checks());
      } else {
        broken.add("the checks did not finish: " + unit.reason());
      }
    }
    List<TableReport> tables = new ArrayList<>();
    byTable.forEach((table, parts) -> tables.add(TableReport.of(table, parts)));
    return judged(scope, tables, checks, broken);
  }

  /** Of a validation that could not begin. */
  public static Report broken(Scope scope, String reason) {
    return new Report(scope, Verdict.UNKNOWN, "could not verify: " + reason, List.of(), List.of());
  }

  private static Report judged(
      Scope scope, List<TableReport> tables, List<CheckResult> checks, List<String> broken) {
    List<Verdict> verdicts = new ArrayList<>(tables.stream().map(TableReport::verdict).toList());
    checks.stream()
        .filter(check -> check.severity() == Severity.ERROR)
        .forEach(check -> verdicts.add(check.verdict()));
    if (tables.isEmpty()) {
      broken.add("no table was compared");
    }
    broken.forEach(reason -> verdicts.add(Verdict.UNKNOWN));
    Verdict verdict = Verdicts.worst(verdicts);
    long compared = tables.stream().mapToLong(TableReport::rowsCompared).sum();
    long bad = tables.stream().filter(table -> table.verdict() != Verdict.PASS).count();
    long failing = checks.stream().filter(CheckResult::blocks).count();
    String summary =
        compared
            + " of "
            + expected(tables).inWords()
            + " rows compared in "
            + tables.size()
            + " tables, "
            + bad
            + " tables and "
            + failing
            + " of "
            + checks.size()
            + " checks not passed"
            + (warned(checks).isEmpty() ? "" : "; warnings: " + warned(checks).size())
            + (scope.left().isEmpty() ? "" : "; partial: " + String.join(", ", scope.left()))
            + (broken.isEmpty() ? "" : "; " + String.join("; ", broken));
    return new Report(scope, verdict, summary, tables, checks);
  }

  private static List<CheckResult> warned(List<CheckResult> checks) {
    return checks.stream()
        .filter(check -> check.severity() == Severity.WARNING && check.verdict() != Verdict.PASS)
        .toList();
  }

  /** Rows of the source in all tables. */
  public ExpectedRows rowsExpected() {
    return expected(tables);
  }

  private static ExpectedRows expected(List<TableReport> tables) {
    return tables.stream().map(TableReport::expected).reduce(ExpectedRows.NONE, ExpectedRows::plus);
  }

  /** Whether something was not asked for, so that the verdict is on a part only. */
  public boolean partial() {
    return !scope.left().isEmpty();
  }

  /** What only warns and did not pass, a line each. */
  public List<String> warnings() {
    List<String> lines = new ArrayList<>();
    warned(checks)
        .forEach(
            check ->
                check
                    .evidence()
                    .forEach(line -> lines.add(ShownText.of(check.name() + ": " + line))));
    return lines;
  }

  /** What did not pass, the worst first, a line each. */
  public List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (Verdict wanted : List.of(Verdict.FAIL, Verdict.UNKNOWN)) {
      for (CheckResult check : checks) {
        if (check.blocks() && check.verdict() == wanted) {
          check.evidence().forEach(line -> failures.add(ShownText.of(check.name() + ": " + line)));
        }
      }
      for (TableReport table : tables) {
        if (table.verdict() == wanted) {
          lines(table).forEach(line -> failures.add(ShownText.of(table.table()) + ": " + line));
        }
      }
    }
    return failures;
  }

  /** What did not pass in a table, a line each. */
  static List<String> lines(TableReport table) {
    List<String> lines = new ArrayList<>();
    table.differences().forEach(difference -> lines.add(difference.toString()));
    if (table.more()) {
      lines.add("more rows differ than are named");
    }
    if (!table.reason().isEmpty()) {
      lines.add("could not verify: " + table.reason());
    }
    table.unsettled().forEach(row -> lines.add("unsettled row " + row));
    return lines;
  }
}
