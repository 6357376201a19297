package com.paymentmigration.operator.drill.paper;

import com.paymentmigration.operator.drill.ApiCall;
import com.paymentmigration.operator.drill.DrillRecord;
import com.paymentmigration.operator.drill.Evidence;
import com.paymentmigration.operator.drill.Proof;
import com.paymentmigration.operator.report.Html;
import com.paymentmigration.operator.report.Question;
import com.paymentmigration.operator.report.SealedPage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A report as a page. */
public final class DrillPage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private DrillPage() {}

  /** The page of {@code report}. */
  public static String of(DrillReport report) {
    Html html = SealedPage.begin("Drills of " + report.environment() + ": " + report.summary());
    head(html, report);
    summary(html, report);
    questions(html, report);
    html.element("h2", "Each drill");
    report.drills().forEach(record -> drill(html, record));
    return SealedPage.end(html, DrillJson.line(report));
  }

  private static void head(Html html, DrillReport report) {
    boolean refuted = report.count(Proof.REFUTED) > 0;
    html.open("header").element("h1", "Drills of " + report.environment());
    html.element(
        "p",
        report.summary(),
        "class",
        "headline " + (refuted ? "bad" : report.exitCode() == 0 ? "good" : "warn"));
    html.open("dl", "class", "facts");
    fact(html, "Played", DAY.format(report.began()) + " to " + DAY.format(report.ended()));
    fact(html, "By", report.caller());
    fact(html, "Account, region", report.account() + ", " + report.region());
    fact(html, "Stack", report.stackId());
    fact(html, "With", report.tool());
    report.facts().forEach((name, value) -> fact(html, name, value));
    if (!report.putRight().isEmpty()) {
      fact(html, "Put right first", report.putRight());
    }
    html.close().close();
    html.open("dl", "class", "tiles");
    for (Proof proof : Proof.values()) {
      html.open("div", "class", "tile").element("dt", proof.words());
      html.element("dd", String.valueOf(report.count(proof)), "class", DrillText.tone(proof));
      html.close();
    }
    html.close();
  }

  private static void summary(Html html, DrillReport report) {
    html.element("h2", "Summary").open("table").open("thead").open("tr");
    html.element("th", "Drill").element("th", "Verdict").element("th", "What was seen");
    html.close().close().open("tbody");
    for (DrillRecord record : report.drills()) {
      html.open("tr").open("th");
      html.element("a", record.plan().name(), "href", "#" + record.plan().name()).close();
      html.open("td");
      badge(html, record.outcome().proof());
      html.close().element("td", record.outcome().text()).close();
    }
    html.close().close();
  }

  private static void questions(Html html, DrillReport report) {
    html.element("h2", "What only an account can answer").open("table").open("thead").open("tr");
    html.element("th", "Question").element("th", "Answer").close().close().open("tbody");
    for (Question question : report.questions()) {
      html.open("tr").element("td", question.number() + ". " + question.question());
      boolean open = question.answer().isEmpty();
      html.element(
          "td",
          open ? "not answered: " + question.next() : question.answer(),
          "class",
          open ? "quiet" : "");
      html.close();
    }
    html.close().close();
  }

  private static void drill(Html html, DrillRecord record) {
    boolean refuted = record.outcome().proof() == Proof.REFUTED;
    html.open("section", "id", record.plan().name(), "class", refuted ? "drill refuted" : "drill");
    html.open("header").element("h3", record.plan().name());
    badge(html, record.outcome().proof());
    html.element("span", took(record), "class", "quiet").close();
    html.element("p", record.outcome().text(), "class", "seen");
    html.open("dl", "class", "facts");
    fact(html, "Claim", record.plan().claim());
    fact(html, "Why it matters", record.plan().why());
    fact(html, "Changes", record.plan().changes());
    if (!record.restored().isEmpty()) {
      fact(html, "Put right", record.restored());
    }
    if (!record.outcome().next().isEmpty()) {
      fact(html, "Next", record.outcome().next());
    }
    html.close();
    if (!record.byHand().isEmpty()) {
      html.element("p", "By hand:").element("pre", String.join("\n", record.byHand()));
    }
    evidence(html, record);
    calls(html, record);
    html.close();
  }

  private static void evidence(Html html, DrillRecord record) {
    if (record.evidence().isEmpty()) {
      return;
    }
    html.open("table").open("thead").open("tr");
    html.element("th", "Time").element("th", "Evidence").element("th", "Value");
    html.close().close().open("tbody");
    for (Evidence each : record.evidence()) {
      html.open("tr").element("td", TIME.format(each.at()), "class", "time");
      html.element("td", each.what()).element("td", each.value()).close();
    }
    html.close().close();
  }

  private static void calls(Html html, DrillRecord record) {
    if (record.calls().isEmpty()) {
      return;
    }
    html.open("details").element("summary", record.calls().size() + " calls of AWS's API");
    html.open("table").open("thead").open("tr").element("th", "Time").element("th", "Call");
    html.element("th", "Result").element("th", "Request id").close().close().open("tbody");
    for (ApiCall call : record.calls()) {
      html.open("tr").element("td", TIME.format(call.at()), "class", "time");
      html.element("td", call.action()).element("td", call.result());
      html.element("td", call.requestId()).close();
    }
    html.close().close().close();
  }

  private static String took(DrillRecord record) {
    if (record.began().equals(record.ended())) {
      return record.plan().effect().words();
    }
    String day = DAY.format(record.began());
    return record.plan().effect().words()
        + (record.earlier() ? ", played earlier, " : ", ")
        + day
        + ", "
        + seconds(record.began(), record.ended());
  }

  private static String seconds(Instant from, Instant to) {
    return String.format(Locale.ROOT, "%.1f s", Duration.between(from, to).toMillis() / 1000.0);
  }

  private static void badge(Html html, Proof proof) {
    html.element("span", proof.words(), "class", "badge " + DrillText.tone(proof));
  }

  private static void fact(Html html, String name, String value) {
    html.element("dt", name).element("dd", value);
  }
}
