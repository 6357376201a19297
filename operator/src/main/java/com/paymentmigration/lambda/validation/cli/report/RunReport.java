package com.paymentmigration.lambda.validation.cli.report;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.report.Verdicts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run of the command found: a report for each schema.
 *
 * @param options every option of the run by name, defaults too
 * @param schemas one or more reports
 */
public record RunReport(Map<String, String> options, List<Report> schemas) {

  /** Keeps its own copies. */
  public RunReport {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    schemas = List.copyOf(schemas);
  }

  /** The worst of the schemas. */
  public Verdict verdict() {
    return Verdicts.worst(schemas.stream().map(Report::verdict).toList());
  }

  /** The verdict with everything that limits it. */
  public String badge() {
    return Report.badge(verdict(), schemas);
  }

  /** One sentence. */
  public String summary() {
    if (schemas.size() == 1) {
      return schemas.get(0).summary();
    }
    return schemas.size()
        + " schemas: "
        + schemas.stream()
            .map(report -> report.schema() + " " + report.badge())
            .collect(Collectors.joining(", "));
  }

  /** What did not pass, a line each. */
  public List<String> failures() {
    return lines(Report::failures);
  }

  /** What only warns, a line each. */
  public List<String> warnings() {
    return lines(Report::warnings);
  }

  /** What a person may want to know, a line each. */
  public List<String> notes() {
    return lines(Report::notes);
  }

  /** What a person accepted, a line each. */
  public List<String> accepted() {
    return lines(Report::acceptedLines);
  }

  private List<String> lines(Function<Report, List<String>> kind) {
    List<String> lines = new ArrayList<>();
    for (Report report : schemas) {
      String schema = schemas.size() == 1 ? "" : report.schema() + ": ";
      kind.apply(report).forEach(line -> lines.add(schema + line));
    }
    return lines;
  }
}
