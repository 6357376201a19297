package com.paymentmigration.rehearsal.certify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.picture.Markup;
import com.paymentmigration.picture.Style;
import com.paymentmigration.rehearsal.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A certificate as a page that needs nothing but itself, and as JSON for other programs. */
public final class CertificateFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private CertificateFiles() {}

  /** Writes {@code certify.html} and {@code certify.json} into {@code folder}. */
  public static void write(Certificate certificate, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("certify.html"), html(certificate));
    JSON.writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("certify.json").toFile(), json(certificate));
  }

  static ObjectNode json(Certificate certificate) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("application", certificate.application())
            .put("startedAtEpochMillis", certificate.startedAtEpochMillis())
            .put("durationMillis", certificate.durationMillis())
            .put("machine", certificate.machine())
            .put("whole", certificate.whole())
            .put("passed", certificate.passed());
    ArrayNode rules = json.putArray("rules");
    for (Rule rule : Rule.values()) {
      ObjectNode of =
          rules
              .addObject()
              .put("number", rule.number())
              .put("title", rule.title())
              .put("verdict", certificate.verdict(rule).name());
      ArrayNode findings = of.putArray("findings");
      for (Finding finding : certificate.of(rule)) {
        findings
            .addObject()
            .put("promise", finding.promise())
            .put("verdict", finding.verdict().name())
            .put("evidence", finding.evidence())
            .put("trial", finding.trial());
      }
    }
    return json;
  }

  static String html(Certificate certificate) {
    Markup html = new Markup();
    html.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").line();
    head(html, certificate);
    html.open("body").line().open("main").line();
    html.open("header").element("h1", "Application contract");
    html.element(
        "p",
        (certificate.passed() ? "✓ " : "✗ ") + certificate.headline(),
        "class",
        certificate.passed() ? "headline good-text" : "headline bad-text");
    html.element(
        "p",
        TIME.format(Instant.ofEpochMilli(certificate.startedAtEpochMillis()))
            + ". "
            + certificate.machine()
            + ".");
    html.open("p").text("Application: ").element("code", certificate.application()).close();
    html.close().line();
    for (Rule rule : Rule.values()) {
      rule(html, rule, certificate);
    }
    return html.close().line().close().close().line().toString();
  }

  private static void head(Markup html, Certificate certificate) {
    html.open("head")
        .line()
        .leaf("meta", "charset", "utf-8")
        .leaf(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'unsafe-inline'")
        .leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .line()
        .element("title", certificate.headline())
        .line()
        .open("style")
        .verbatim(Style.picture())
        .verbatim(Style.resource(HtmlReport.class, "report.css"))
        .verbatim("td { white-space: normal; } code { overflow-wrap: anywhere; }")
        .close()
        .close()
        .line();
  }

  private static void rule(Markup html, Rule rule, Certificate certificate) {
    List<Finding> findings = certificate.of(rule);
    Verdict verdict = certificate.verdict(rule);
    html.element(
        "h2",
        verdict.sign() + " Rule " + rule.number() + ". " + rule.title(),
        "class",
        tone(verdict));
    if (findings.isEmpty()) {
      html.element("p", "Not played.", "class", "quiet").line();
      return;
    }
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String name : List.of("", "Promise", "What was seen", "Trial")) {
      html.element("th", name, "scope", "col");
    }
    html.close().close().open("tbody").line();
    for (Finding finding : findings) {
      html.open("tr", "class", finding.verdict() == Verdict.BROKEN ? "failed" : "held");
      html.element("td", word(finding.verdict()), "class", "badge " + tone(finding.verdict()));
      html.element("td", finding.promise());
      html.element("td", finding.evidence());
      html.element("td", finding.trial(), "class", "quiet");
      html.close().line();
    }
    html.close().close().close().line();
  }

  private static String word(Verdict verdict) {
    return verdict.sign() + " " + verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String tone(Verdict verdict) {
    return switch (verdict) {
      case KEPT -> "good-text";
      case BROKEN -> "bad-text";
      case NOT_SHOWN -> "quiet";
    };
  }
}
