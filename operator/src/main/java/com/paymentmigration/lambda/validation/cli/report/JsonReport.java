package com.paymentmigration.lambda.validation.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.validation.check.Acceptances;
import com.paymentmigration.lambda.validation.check.CheckResult;
import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.report.ExpectedRows;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.report.TableReport;
import com.paymentmigration.lambda.validation.report.Tool;
import com.paymentmigration.lambda.validation.server.ServerFacts;
import com.paymentmigration.lambda.validation.text.ShownText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report for machines. Its form is {@code docs/validation-report.schema.json}; a change that
 * breaks readers raises {@link #VERSION}.
 */
public final class JsonReport {
  /** Version of the form. */
  public static final int VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonReport() {}

  /** The report as a JSON document. */
  public static String of(RunReport run) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemaVersion", VERSION);
    document.put("tool", Tool.NAME);
    document.put("verdict", run.verdict());
    document.put("badge", run.badge());
    document.put("summary", ShownText.of(run.summary()));
    Map<String, String> options = new LinkedHashMap<>();
    run.options().forEach((name, value) -> options.put(name, ShownText.of(value)));
    document.put("options", options);
    document.put("schemas", run.schemas().stream().map(JsonReport::schema).toList());
    try {
      return JSON.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("report", impossible);
    }
  }

  private static Map<String, Object> schema(Report report) {
    Report.Scope scope = report.scope();
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("schema", report.schema());
    one.put("verdict", report.verdict());
    one.put("badge", report.badge());
    one.put("summary", ShownText.of(report.summary()));
    one.put("source", server(scope.source()));
    one.put("target", server(scope.target()));
    one.put("startedAt", scope.startedAt().toString());
    one.put("endedAt", scope.endedAt().toString());
    one.put("sourceGtids", scope.sourceGtids());
    one.put("targetGtids", scope.targetGtids());
    one.put("rowHash", scope.rowHash());
    one.put("throttledMillis", scope.throttledMillis());
    one.put("partial", report.partial());
    one.put("interrupted", scope.interrupted());
    one.put("left", shown(scope.left()));
    one.put("onlyWarn", scope.warnings());
    one.put("failures", report.failures());
    one.put("warnings", report.warnings());
    one.put("accepted", accepted(report.accepted()));
    one.put("acceptedAndGone", accepted(report.acceptedAndGone()));
    one.put("tables", report.tables().stream().map(JsonReport::table).toList());
    one.put("checks", report.checks().stream().map(JsonReport::check).toList());
    return one;
  }

  private static Map<String, Object> server(ServerFacts server) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("address", ShownText.of(server.address()));
    one.put("schema", ShownText.of(server.schema()));
    one.put("version", ShownText.of(server.version()));
    one.put("host", ShownText.of(server.host()));
    one.put("uuid", ShownText.of(server.uuid()));
    one.put("account", ShownText.of(server.account()));
    one.put("tlsMode", server.tlsMode());
    one.put("tlsVersion", ShownText.of(server.tlsVersion()));
    one.put("cipher", ShownText.of(server.cipher()));
    return one;
  }

  private static Map<String, Object> table(TableReport table) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("table", ShownText.of(table.table()));
    one.put("verdict", table.verdict());
    ExpectedRows expected = table.expected();
    one.put("rowsExpected", expected.rows() == ExpectedRows.UNKNOWN ? null : expected.rows());
    one.put("rowsExpectedExact", expected.exact());
    one.put("rowsCompared", table.rowsCompared());
    one.put("rowsDiffering", table.rowsDiffering());
    one.put("more", table.more());
    one.put("rowsSource", table.counts().rowsSource());
    one.put("rowsTarget", table.counts().rowsTarget());
    one.put("rowsReverified", table.counts().rowsReverified());
    one.put("chunks", table.counts().chunks());
    one.put("chunksDiffering", table.counts().chunksDiffering());
    one.put("millis", table.counts().millis());
    one.put("differences", table.differences().stream().map(JsonReport::difference).toList());
    one.put("unsettled", shown(table.unsettled()));
    one.put("reason", ShownText.of(table.reason()));
    return one;
  }

  private static Map<String, Object> difference(RowDifference difference) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("kind", difference.kind());
    one.put("key", difference.key());
    one.put("columns", shown(difference.columns()));
    return one;
  }

  private static Map<String, Object> check(CheckResult check) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("name", check.name());
    one.put("severity", check.severity());
    one.put("verdict", check.verdict());
    one.put("lookedAt", ShownText.of(check.lookedAt()));
    one.put("findings", check.findings());
    one.put("more", check.more());
    one.put("notes", shown(check.notes()));
    one.put("accepted", accepted(check.accepted()));
    return one;
  }

  private static List<Map<String, String>> accepted(List<Acceptances.Accepted> all) {
    return all.stream()
        .map(
            one -> {
              Map<String, String> shown = new LinkedHashMap<>();
              shown.put("finding", one.finding());
              shown.put("reason", ShownText.of(one.reason()));
              return shown;
            })
        .toList();
  }

  private static List<String> shown(List<String> lines) {
    return lines.stream().map(ShownText::of).toList();
  }
}
