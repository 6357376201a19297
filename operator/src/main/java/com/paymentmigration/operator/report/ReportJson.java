package com.paymentmigration.operator.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A report as one JSON document, in {@link Report#SCHEMA}. Every field is always there. */
public final class ReportJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReportJson() {}

  /** The document of {@code report}. */
  public static ObjectNode document(Report report) {
    ObjectNode document = JSON.createObjectNode();
    document.put("schema", Report.SCHEMA);
    document.put("command", report.command());
    document.put("stack", report.stack());
    document.put("region", report.region());
    document.put("account", report.account());
    document.put("caller", report.caller());
    document.put("began", report.began().toString());
    document.put("ended", report.ended().toString());
    document.put("verdict", report.verdict().name());
    document.put("exitCode", report.exitCode());
    ObjectNode counts = document.putObject("counts");
    report.counts().forEach((verdict, count) -> counts.put(key(verdict), count));
    ArrayNode findings = document.putArray("findings");
    report.findings().forEach(finding -> findings.add(finding(finding)));
    ArrayNode questions = document.putArray("questions");
    report.questions().forEach(question -> questions.add(question(question)));
    return document;
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode node = JSON.createObjectNode();
    node.put("check", finding.check());
    node.put("subject", finding.subject());
    node.put("verdict", finding.verdict().name());
    node.put("evidence", finding.evidence());
    node.put("allowed", finding.allowed());
    node.put("advice", finding.advice());
    ArrayNode commands = node.putArray("commands");
    finding.commands().forEach(commands::add);
    node.put("millis", finding.millis());
    return node;
  }

  private static ObjectNode question(Question question) {
    ObjectNode node = JSON.createObjectNode();
    node.put("number", question.number());
    node.put("question", question.question());
    node.put("answer", question.answer());
    node.put("next", question.next());
    return node;
  }

  /** {@code NOT_CHECKED} as {@code notChecked}. */
  private static String key(Verdict verdict) {
    return verdict == Verdict.NOT_CHECKED ? "notChecked" : verdict.name().toLowerCase(Locale.ROOT);
  }
}
