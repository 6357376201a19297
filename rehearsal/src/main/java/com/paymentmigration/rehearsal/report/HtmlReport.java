package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.picture.Style;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A run as one page, which needs nothing but itself: its security policy forbids the browser to
 * load anything.
 */
public final class HtmlReport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final double SECONDS_PER_MINUTE = 60;

  private HtmlReport() {}

  /**
   * Writes the page to {@code file}; missing folders are made.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(RehearsalRun run, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, of(run));
  }

  /** The page. */
  static String of(RehearsalRun run) {
    Markup html = new Markup();
    html.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").line();
    head(html, run);
    html.open("body").line().open("main").line();
    intro(html, run);
    GoalTiles.write(html, run);
    SummaryTable.write(html, run);
    leftOut(html, run);
    for (int i = 0; i < run.scenarios().size(); i++) {
      ScenarioSection.write(html, run.scenarios().get(i), i);
    }
    html.close().line();
    html.open("script").verbatim(Style.resource(HtmlReport.class, "report.js")).close().line();
    return html.close().close().line().toString();
  }

  private static void head(Markup html, RehearsalRun run) {
    html.open("head")
        .line()
        .leaf("meta", "charset", "utf-8")
        .leaf(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'")
        .leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .line()
        .element("title", verdict(run) + ": " + run.title())
        .line()
        .open("style")
        .verbatim(Style.picture())
        .verbatim(Style.resource(HtmlReport.class, "timeline.css"))
        .verbatim(Style.resource(HtmlReport.class, "report.css"))
        .close()
        .close()
        .line();
  }

  private static void intro(Markup html, RehearsalRun run) {
    html.open("header").element("h1", run.title());
    html.open("p", "class", passed(run) ? "headline good-text" : "headline bad-text")
        .text((passed(run) ? "✓ " : "✗ ") + verdict(run))
        .close();
    String waits =
        run.waitFactor() == 1
            ? "The workflows waited as long as the template says."
            : "The workflows' waits were multiplied by "
                + run.waitFactor()
                + ": a minute of the template took "
                + Markup.number(SECONDS_PER_MINUTE * run.waitFactor())
                + " s.";
    html.element("p", TIME.format(Instant.ofEpochMilli(run.startedAtEpochMillis())) + ". " + waits)
        .close()
        .line();
  }

  private static boolean passed(RehearsalRun run) {
    return !run.scenarios().isEmpty() && run.scenarios().stream().allMatch(ScenarioRecord::passed);
  }

  private static String verdict(RehearsalRun run) {
    long failed = run.scenarios().stream().filter(scenario -> !scenario.passed()).count();
    int played = run.scenarios().size();
    if (played == 0) {
      return "No scenario was played";
    }
    return failed == 0
        ? "All " + played + " scenarios passed"
        : failed + " of " + played + " scenarios failed";
  }

  private static void leftOut(Markup html, RehearsalRun run) {
    html.open("details", "class", "left-out")
        .element(
            "summary",
            "Left out of the template, because the emulator lacks it: " + run.leftOut().size());
    if (!run.leftOut().isEmpty()) {
      html.open("ul");
      run.leftOut().forEach(item -> html.element("li", item));
      html.close();
    }
    html.close().line();
  }
}
