package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.rehearsal.record.Figures;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.List;

/** One row a scenario: verdict, its traffic in small, its figures. */
final class SummaryTable {
  private static final List<String> HEADS = List.of("Scenario", "Verdict", "Traffic and writer");
  private static final List<String> FIGURES =
      List.of(
          "Took",
          "Requests",
          "Failed reads",
          "Failed writes",
          "No write, longest",
          "Traffic back",
          "Writer back",
          "Lost",
          "Doubled");

  private SummaryTable() {}

  static void write(Markup html, RehearsalRun run) {
    long passed = run.scenarios().stream().filter(ScenarioRecord::passed).count();
    html.open("section").element("h2", "Scenarios");
    html.open("div", "class", "wide").open("table");
    html.element("caption", passed + " passed of " + run.scenarios().size() + " run");
    html.open("thead").open("tr");
    HEADS.forEach(head -> html.element("th", head, "scope", "col"));
    FIGURES.forEach(head -> html.element("th", head, "scope", "col", "class", "number"));
    html.close().close().open("tbody").line();
    for (int i = 0; i < run.scenarios().size(); i++) {
      row(html, run.scenarios().get(i), i);
    }
    html.close().close().close().close().line();
  }

  private static void row(Markup html, ScenarioRecord scenario, int index) {
    Figures figures = scenario.figures();
    html.open("tr", "class", scenario.passed() ? "passed" : "failed");
    html.open("th", "scope", "row")
        .element("a", scenario.name(), "href", "#" + ScenarioSection.id(index))
        .close();
    html.element(
        "td",
        scenario.passed() ? "✓ passed" : "✗ failed",
        "class",
        scenario.passed() ? "good-text" : "bad-text");
    html.open("td").append(Miniature.of("m" + index, scenario)).close();
    number(html, Format.span(scenario.durationMillis()), false);
    number(html, Format.count(figures.requests()), false);
    number(html, Format.count(figures.failedReads()), figures.failedReads() > 0);
    number(html, Format.count(figures.failedWrites()), false);
    number(html, Format.span(figures.writeUnavailabilityMillis()), false);
    number(
        html,
        Format.span(figures.trafficBackMillis()),
        over(figures.trafficBackMillis(), Goal.TRAFFIC_BACK_MILLIS));
    number(
        html,
        Format.span(figures.writerBackMillis()),
        over(figures.writerBackMillis(), Goal.WRITER_BACK_MILLIS));
    number(html, Format.count(figures.lost()), figures.lost() > 0);
    number(html, Format.count(figures.doubled()), figures.doubled() > 0);
    html.close().line();
  }

  private static boolean over(Long millis, long bound) {
    return millis != null && millis > bound;
  }

  private static void number(Markup html, String value, boolean missesGoal) {
    html.element(
        "td",
        missesGoal ? "✗ " + value : value,
        "class",
        missesGoal ? "number bad-text" : "number");
  }
}
