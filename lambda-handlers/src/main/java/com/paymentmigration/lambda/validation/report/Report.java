package com.paymentmigration.lambda.validation.report;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.check.Acceptances;
import com.paymentmigration.lambda.validation.check.CheckResult;
import com.paymentmigration.lambda.validation.check.Severity;
import com.paymentmigration.lambda.validation.server.ServerFacts;
import com.paymentmigration.lambda.validation.text.ShownText;
import com.paymentmigration.lambda.validation.unit.UnitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything a validation of a schema found.
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
  /** Tables, and checks, that the summary names. */
  private static final int MOST_NAMED = 5;

  /**
   * What was compared with what.
   *
   * @param source the source
   * @param target the target
   * @param startedAt when it began
   * @param endedAt when it ended
   * @param sourceGtids the source's executed GTID set at the beginning
   * @param targetGtids the target's at the end
   * @param rowHash hash of a row
   * @param throttledMillis time spent holding back, in milliseconds
   * @param warnings checks that were turned into warnings
   * @param left what was not asked for, a line each; empty of a whole run
   * @param acceptances findings that a person accepts
   * @param interrupted whether somebody ended it before its end
   */
  public record Scope(
      ServerFacts source,
      ServerFacts target,
      Instant startedAt,
      Instant endedAt,
      String sourceGtids,
      String targetGtids,
      String rowHash,
      long throttledMillis,
      List<String> warnings,
      List<String> left,
      Acceptances acceptances,
      boolean interrupted) {
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
    return new Report(
        scope, Verdicts.worst(verdicts), summary(scope, tables, checks, broken), tables, checks);
  }

  private static String summary(
      Scope scope, List<TableReport> tables, List<CheckResult> checks, List<String> broken) {
    long compared = tables.stream().mapToLong(TableReport::rowsCompared).sum();
    List<String> bad =
        tables.stream()
            .filter(table -> table.verdict() != Verdict.PASS)
            .map(table -> ShownText.of(table.table()) + ": " + table.verdict())
            .toList();
    List<String> failing =
        checks.stream()
            .filter(CheckResult::blocks)
            .map(check -> check.name() + ": " + check.verdict())
            .toList();
    long differing = tables.stream().mapToLong(TableReport::rowsDiffering).sum();
    boolean more = tables.stream().anyMatch(TableReport::more);
    int warned = warned(checks).size();
    long accepted = checks.stream().mapToLong(check -> check.accepted().size()).sum();
    return compared
        + " of "
        + expected(tables).inWords()
        + " rows compared in "
        + tables.size()
        + " tables, "
        + bad.size()
        + " tables"
        + named(bad)
        + " and "
        + failing.size()
        + " of "
        + checks.size()
        + " checks"
        + named(failing)
        + " not passed"
        + (differing == 0 && !more
            ? ""
            : "; rows that differ: " + differing + (more ? " or more" : ""))
        + (warned == 0 ? "" : "; warnings: " + warned)
        + (accepted == 0 ? "" : "; accepted findings: " + accepted)
        + (scope.left().isEmpty() ? "" : "; partial: " + String.join(", ", scope.left()))
        + (scope.interrupted() ? "; interrupted" : "")
        + (broken.isEmpty() ? "" : "; " + String.join("; ", broken));
  }

  /** The first of {@code found} in brackets; empty of none. */
  private static String named(List<String> found) {
    if (found.isEmpty()) {
      return "";
    }
    int left = found.size() - MOST_NAMED;
    return found.stream()
        .limit(MOST_NAMED)
        .collect(Collectors.joining(", ", " (", left > 0 ? " and " + left + " more)" : ")"));
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

  /** Schema of the source, and that of the target if it has another name. */
  public String schema() {
    String source = scope.source().schema();
    String target = scope.target().schema();
    return ShownText.of(source.equals(target) ? source : source + "=" + target);
  }

  /** Whether something was not asked for, so that the verdict is on a part only. */
  public boolean partial() {
    return !scope.left().isEmpty();
  }

  /** The verdict with everything that limits it: {@code PASS (partial, 2 findings accepted)}. */
  public String badge() {
    return badge(verdict, List.of(this));
  }

  /** The same of several schemas. */
  public static String badge(Verdict verdict, List<Report> reports) {
    List<String> limits = new ArrayList<>();
    if (reports.stream().anyMatch(Report::partial)) {
      limits.add("partial");
    }
    int accepted = reports.stream().mapToInt(report -> report.accepted().size()).sum();
    if (accepted > 0) {
      limits.add(accepted + (accepted == 1 ? " finding" : " findings") + " accepted");
    }
    if (reports.stream().anyMatch(report -> report.scope.interrupted())) {
      limits.add("interrupted");
    }
    return verdict + (limits.isEmpty() ? "" : " (" + String.join(", ", limits) + ")");
  }

  /** Findings that occurred and that a person accepted. */
  public List<Acceptances.Accepted> accepted() {
    return checks.stream().flatMap(check -> check.accepted().stream()).toList();
  }

  /** Findings that a person accepted and that did not occur. */
  public List<Acceptances.Accepted> acceptedAndGone() {
    SortedSet<String> gone = new TreeSet<>(scope.acceptances().reasons().keySet());
    accepted().forEach(occurred -> gone.remove(occurred.finding()));
    return gone.stream().map(scope.acceptances()::of).toList();
  }

  /** What a person accepted, a line each. */
  public List<String> acceptedLines() {
    return accepted().stream()
        .map(one -> one.finding() + " (accepted: " + ShownText.of(one.reason()) + ")")
        .toList();
  }

  /** What only warns and did not pass, a line each. */
  public List<String> warnings() {
    List<String> lines = new ArrayList<>();
    warned(checks).forEach(check -> lines.addAll(check.findings()));
    acceptedAndGone()
        .forEach(
            gone ->
                lines.add(
                    "accepted and not found: "
                        + ShownText.of(gone.finding())
                        + "; take it out of the file"));
    return lines;
  }

  /** What a person may want to know and is no finding, a line each. */
  public List<String> notes() {
    return checks.stream().flatMap(check -> check.shownNotes().stream()).toList();
  }

  /** What did not pass, the worst first, a line each. */
  public List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (Verdict wanted : List.of(Verdict.FAIL, Verdict.UNKNOWN)) {
      for (CheckResult check : checks) {
        if (check.blocks() && check.verdict() == wanted) {
          failures.addAll(check.findings());
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
  public static List<String> lines(TableReport table) {
    List<String> lines = new ArrayList<>();
    table.differences().forEach(difference -> lines.add(ShownText.of(difference.toString())));
    if (table.more()) {
      lines.add("more rows differ than are named");
    }
    if (!table.reason().isEmpty()) {
      lines.add(ShownText.of("could not verify: " + table.reason()));
    }
    table.unsettled().forEach(row -> lines.add("unsettled row " + row));
    return lines;
  }
}
