package com.paymentmigration.operator.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report for a terminal of 80 columns, plain ASCII. Only a word that is longer juts out. */
public final class ReportText {
  private static final String INDENT = " ".repeat(14);

  private ReportText() {}

  /** All of {@code report}: head, findings, questions, summary. */
  public static String page(Report report) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Wrapped.words(
            report.command()
                + " "
                + report.stack()
                + " in "
                + report.region()
                + (report.account().isEmpty() ? "" : ", account " + report.account()),
            "",
            "  "));
    report.findings().forEach(finding -> lines.addAll(lines(finding)));
    if (!report.questions().isEmpty()) {
      lines.add("");
      lines.add("Only an account can answer:");
      report.questions().forEach(question -> lines.addAll(lines(question)));
    }
    lines.add("");
    lines.add(summary(report));
    return String.join(System.lineSeparator(), lines);
  }

  /** One finding: a verdict and evidence; below it what is allowed and what to do. */
  public static List<String> lines(Finding finding) {
    String mark = String.format(Locale.ROOT, "%-11s   ", finding.verdict().words());
    List<String> lines =
        new ArrayList<>(
            Wrapped.words(
                finding.check() + ": " + finding.subject() + ": " + finding.evidence(),
                mark,
                INDENT));
    if (!finding.allowed().isEmpty()) {
      lines.addAll(Wrapped.words("allowed: " + finding.allowed(), INDENT, INDENT));
    }
    if (!finding.advice().isEmpty()) {
      lines.addAll(Wrapped.words("next: " + finding.advice(), INDENT, INDENT));
    }
    for (String command : finding.commands()) {
      lines.addAll(Wrapped.command(command, INDENT));
    }
    return lines;
  }

  /** Counts, the whole's verdict and the time, in one line. */
  public static String summary(Report report) {
    Map<Verdict, Long> counts = report.counts();
    return String.format(
        Locale.ROOT,
        "%s: %d OK, %d WARN, %d FAIL, %d NOT CHECKED; %.1f s",
        report.verdict().words(),
        counts.get(Verdict.OK),
        counts.get(Verdict.WARN),
        counts.get(Verdict.FAIL),
        counts.get(Verdict.NOT_CHECKED),
        Duration.between(report.began(), report.ended()).toMillis() / 1000.0);
  }

  private static List<String> lines(Question question) {
    return Wrapped.words(
        question.question()
            + " "
            + (question.answer().isEmpty() ? "-> " + question.next() : "-> " + question.answer()),
        String.format(Locale.ROOT, "%4d. ", question.number()),
        " ".repeat(6));
  }
}
