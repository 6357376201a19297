package com.paymentmigration.lambda.validation.cli.report;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.check.CheckResult;
import com.paymentmigration.lambda.validation.check.Severity;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.report.TableReport;
import com.paymentmigration.lambda.validation.report.Tool;
import com.paymentmigration.lambda.validation.text.ShownText;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report for continuous integration, in the form that Ant's JUnit task made and CI servers read:
 * a suite for each schema, a case for each table and check. FAIL is a failure, UNKNOWN an error; a
 * check that only warns is a case that passed, with what it found as output.
 */
public final class JUnitReport {
  private record Case(
      String group, String name, Verdict verdict, List<String> lines, long millis) {}

  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The report as an XML document. */
  public static String of(RunReport run) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", Tool.NAME + ": " + run.badge());
      for (Report report : run.schemas()) {
        new JUnitReport(xml).suite(run, report);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      return text + "\n";
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("report", impossible);
    }
  }

  private static List<Case> cases(Report report) {
    List<Case> cases = new ArrayList<>();
    for (TableReport table : report.tables()) {
      cases.add(
          new Case(
              "rows",
              ShownText.of(table.table()),
              table.verdict(),
              Report.lines(table),
              table.counts().millis()));
    }
    for (CheckResult check : report.checks()) {
      boolean warning = check.severity() == Severity.WARNING;
      cases.add(
          new Case(
              "checks",
              check.name(),
              warning ? Verdict.PASS : check.verdict(),
              check.findings(),
              0));
    }
    if (report.verdict() == Verdict.UNKNOWN
        && cases.stream().noneMatch(one -> one.verdict == Verdict.UNKNOWN)) {
      cases.add(
          new Case("run", "verdict", Verdict.UNKNOWN, List.of(ShownText.of(report.summary())), 0));
    }
    return cases;
  }

  private void suite(RunReport run, Report report) throws XMLStreamException {
    List<Case> cases = cases(report);
    Report.Scope scope = report.scope();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", report.schema() + ": " + report.badge());
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    xml.writeAttribute("failures", count(cases, Verdict.FAIL));
    xml.writeAttribute("errors", count(cases, Verdict.UNKNOWN));
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute(
        "time", seconds(Duration.between(scope.startedAt(), scope.endedAt()).toMillis()));
    xml.writeAttribute("timestamp", scope.startedAt().toString());
    xml.writeStartElement("properties");
    property("verdict", report.badge());
    property("source", ShownText.of(scope.source().toString()));
    property("target", ShownText.of(scope.target().toString()));
    for (String option : run.options().keySet()) {
      property(option, ShownText.of(run.options().get(option)));
    }
    xml.writeEndElement();
    for (Case one : cases) {
      one(report.schema(), one);
    }
    xml.writeStartElement("system-out");
    xml.writeCharacters(ShownText.of(report.summary()) + "\n");
    for (String line : report.acceptedLines()) {
      xml.writeCharacters("accepted: " + line + "\n");
    }
    for (String line : report.warnings()) {
      xml.writeCharacters("warning: " + line + "\n");
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void one(String schema, Case one) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", schema + "." + one.group);
    xml.writeAttribute("name", one.name);
    xml.writeAttribute("time", seconds(one.millis));
    String text = String.join("\n", one.lines);
    if (one.verdict == Verdict.PASS) {
      if (!text.isEmpty()) {
        xml.writeStartElement("system-out");
        xml.writeCharacters(text);
        xml.writeEndElement();
      }
    } else {
      xml.writeStartElement(one.verdict == Verdict.FAIL ? "failure" : "error");
      xml.writeAttribute("type", one.verdict.name());
      xml.writeAttribute("message", one.lines.isEmpty() ? one.verdict.name() : one.lines.get(0));
      xml.writeCharacters(text);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", value);
  }

  private static String count(List<Case> cases, Verdict verdict) {
    return Long.toString(cases.stream().filter(one -> one.verdict == verdict).count());
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }
}
