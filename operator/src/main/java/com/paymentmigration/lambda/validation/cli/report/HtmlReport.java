package com.paymentmigration.lambda.validation.cli.report;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.check.CheckResult;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.report.TableReport;
import com.paymentmigration.lambda.validation.report.Tool;
import com.paymentmigration.lambda.validation.text.ShownText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report for people: one page that needs nothing else, neither script nor network. */
public final class HtmlReport {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1b1f24}
      h1 .v,h2 .v{font-size:.8em} .v{font-weight:700;padding:.1em .5em;border-radius:.3em;color:#fff}
      .PASS{background:#1a7f37}.FAIL{background:#b42318}.UNKNOWN{background:#9a6700}
      table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}
      th,td{text-align:left;padding:.35em .6em;border-bottom:1px solid #d8dee4;vertical-align:top}
      td.n{text-align:right;font-variant-numeric:tabular-nums} ul{margin:.2em 0;padding-left:1.2em}
      code{word-break:break-all;font-size:.85em} caption{text-align:left;color:#57606a}
      """;

  private static final List<Verdict> SEVERITY =
      List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS);

  private HtmlReport() {}

  /** The report as an HTML document. */
  public static String of(RunReport run) {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Validation: "
        + escaped(run.badge())
        + "</title><style>"
        + STYLE
        + "</style></head><body>\n<h1>Data validation "
        + badge(run.verdict(), run.badge())
        + "</h1>\n<p>"
        + escaped(run.summary())
        + ".</p>\n"
        + run.schemas().stream().map(HtmlReport::schema).collect(Collectors.joining())
        + "<h2>Options</h2>\n<table><tbody>"
        + run.options().entrySet().stream()
            .map(option -> fact(escaped(option.getKey()), option.getValue()))
            .collect(Collectors.joining())
        + "</tbody></table>\n<p>Made by "
        + Tool.NAME
        + ". Rows are named by their keys. Values of rows are not shown; sums of money are.</p>"
        + "</body></html>\n";
  }

  private static String schema(Report report) {
    Report.Scope scope = report.scope();
    return "<h2>Schema "
        + escaped(report.schema())
        + " "
        + badge(report.verdict(), report.badge())
        + "</h2>\n<p>"
        + escaped(report.summary())
        + ".</p>\n<table><tbody>"
        + fact("Source", scope.source().toString())
        + fact("Target", scope.target().toString())
        + fact("Began, ended", times(scope))
        + fact("Row hash", scope.rowHash())
        + fact("Held back", scope.throttledMillis() + " ms")
        + fact("Left out", String.join("; ", scope.left()))
        + fact("Checks turned into warnings", String.join(", ", scope.warnings()))
        + fact("Source's GTIDs at the beginning", scope.sourceGtids())
        + fact("Target's GTIDs at the end", scope.targetGtids())
        + "</tbody></table>\n"
        + section("Accepted findings", report.acceptedLines())
        + section("Warnings", report.warnings())
        + "<h3>Tables</h3>\n"
        + tables(report.tables())
        + "<h3>Checks</h3>\n"
        + checks(report.checks());
  }

  private static String section(String title, List<String> lines) {
    return lines.isEmpty() ? "" : "<h3>" + title + "</h3>\n" + list(lines) + "\n";
  }

  private static String times(Report.Scope scope) {
    return scope.startedAt().truncatedTo(ChronoUnit.SECONDS)
        + ", "
        + scope.endedAt().truncatedTo(ChronoUnit.SECONDS)
        + ", took "
        + Duration.between(scope.startedAt(), scope.endedAt()).toSeconds()
        + " s";
  }

  /** What did not pass comes first: a schema may have hundreds of tables. */
  private static <T> Stream<T> worstFirst(List<T> all, Function<T, Verdict> verdict) {
    return all.stream().sorted(Comparator.comparing(one -> SEVERITY.indexOf(verdict.apply(one))));
  }

  private static String fact(String name, String value) {
    if (value.isBlank()) {
      return "";
    }
    return "<tr><th>" + name + "</th><td><code>" + escaped(value) + "</code></td></tr>";
  }

  private static String tables(List<TableReport> tables) {
    return "<table><thead><tr><th>Table</th><th>Verdict</th><th>Rows expected</th>"
        + "<th>Rows compared</th><th>Re-verified</th><th>Differ</th><th>Findings</th></tr></thead>"
        + "<tbody>"
        + worstFirst(tables, TableReport::verdict)
            .map(HtmlReport::table)
            .collect(Collectors.joining())
        + "</tbody></table>\n";
  }

  private static String table(TableReport table) {
    List<String> lines = Report.lines(table);
    return "<tr><td>"
        + escaped(table.table())
        + "</td><td>"
        + badge(table.verdict())
        + "</td>"
        + "<td class=\"n\">"
        + escaped(table.expected().toString())
        + "</td>"
        + number(table.rowsCompared())
        + number(table.counts().rowsReverified())
        + number(table.rowsDiffering())
        + "<td>"
        + list(lines)
        + "</td></tr>\n";
  }

  private static String checks(List<CheckResult> checks) {
    return "<table><thead><tr><th>Check</th><th>Verdict</th><th>Severity</th><th>Looked at</th>"
        + "<th>Evidence</th></tr></thead><tbody>"
        + worstFirst(checks, CheckResult::verdict)
            .map(HtmlReport::check)
            .collect(Collectors.joining())
        + "</tbody></table>\n";
  }

  private static String check(CheckResult check) {
    return "<tr><td>"
        + escaped(check.name())
        + "</td><td>"
        + badge(check.verdict())
        + "</td><td>"
        + check.severity().name().toLowerCase(Locale.ROOT)
        + "</td><td>"
        + escaped(check.lookedAt())
        + "</td><td>"
        + list(check.findings())
        + list(check.notes())
        + "</td></tr>\n";
  }

  private static String number(long value) {
    return "<td class=\"n\">" + String.format(Locale.ROOT, "%,d", value) + "</td>";
  }

  private static String badge(Verdict verdict) {
    return badge(verdict, verdict.name());
  }

  private static String badge(Verdict verdict, String text) {
    return "<span class=\"v " + verdict + "\">" + escaped(text) + "</span>";
  }

  private static String list(List<String> lines) {
    return lines.isEmpty()
        ? ""
        : lines.stream()
            .map(line -> "<li>" + escaped(line) + "</li>")
            .collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  private static String escaped(String text) {
    return ShownText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
