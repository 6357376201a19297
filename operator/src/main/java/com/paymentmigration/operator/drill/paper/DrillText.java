package com.paymentmigration.operator.drill.paper;

import com.paymentmigration.operator.drill.DrillRecord;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.Proof;
import com.paymentmigration.operator.report.Question;
import com.paymentmigration.operator.report.SealedPage;
import com.paymentmigration.operator.report.Wrapped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report, a record or the list of drills for a terminal of 80 columns, plain ASCII. */
public final class DrillText {
  private static final String INDENT = " ".repeat(14);

  private DrillText() {}

  /** One drill that was played, or why it was not. */
  public static String record(DrillRecord record) {
    List<String> lines = new ArrayList<>();
    add(
        lines,
        record.plan().name()
            + ": "
            + record.outcome().text()
            + (record.earlier() ? " (earlier)" : ""),
        String.format(Locale.ROOT, "%-14s", record.outcome().proof().words()));
    if (!record.restored().isEmpty()) {
      add(lines, "put right: " + record.restored(), INDENT);
    }
    if (!record.outcome().next().isEmpty()) {
      add(lines, "next: " + record.outcome().next(), INDENT);
    }
    record.byHand().forEach(step -> lines.add("    " + step));
    return joined(lines);
  }

  /** What the whole came to, below the records. */
  public static String end(DrillReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Only an account can answer:");
    for (Question question : report.questions()) {
      lines.addAll(
          Wrapped.words(
              question.question()
                  + " -> "
                  + (question.answer().isEmpty() ? question.next() : question.answer()),
              String.format(Locale.ROOT, "%4d. ", question.number()),
              " ".repeat(6)));
    }
    lines.add("");
    List<String> notAsked =
        report.drills().stream()
            .filter(each -> each.outcome().hindrance() == Hindrance.NOT_ASKED)
            .map(each -> each.plan().name())
            .toList();
    if (!notAsked.isEmpty()) {
      lines.addAll(Wrapped.words("Not asked for: " + String.join(", ", notAsked), "", "  "));
    }
    lines.add(
        report.summary()
            + "; "
            + Duration.between(report.began(), report.ended()).toSeconds()
            + " s");
    lines.add("SHA-256 of the report's JSON; note it where the report cannot be changed:");
    lines.add(SealedPage.sha256(DrillJson.line(report)));
    return joined(lines);
  }

  /** The drills in their order, with what they do and how long they may take. */
  public static String list(List<Plan> plans) {
    List<String> lines = new ArrayList<>();
    for (Plan plan : plans) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-26s %s; at most %d min",
              plan.name(),
              plan.effect().words(),
              plan.limit().toMinutes()));
      lines.addAll(Wrapped.words(plan.claim(), "    ", "    "));
      lines.addAll(Wrapped.words("changes: " + plan.changes(), "    ", "    "));
    }
    return joined(lines);
  }

  /** A badge's kind: {@code good}, {@code bad} or {@code warn}. */
  static String tone(Proof proof) {
    return switch (proof) {
      case PROVED -> "good";
      case REFUTED -> "bad";
      case NOT_PLAYED -> "warn";
    };
  }

  private static void add(List<String> lines, String text, String first) {
    lines.addAll(Wrapped.words(text, first, INDENT));
  }

  private static String joined(List<String> lines) {
    return String.join(System.lineSeparator(), lines);
  }
}
