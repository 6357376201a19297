package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.rehearsal.record.CheckResult;
import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.List;

/** One scenario: what was done, what was expected, its timeline, its checks, its events. */
final class ScenarioSection {
  private ScenarioSection() {}

  static String id(int index) {
    return "scenario-" + (index + 1);
  }

  static void write(Markup html, ScenarioRecord scenario, int index) {
    String id = id(index);
    html.open("section", "class", "scenario", "id", id, "aria-labelledby", id + "-name").line();
    html.open("h2", "id", id + "-name")
        .text(scenario.name() + " ")
        .element(
            "span",
            scenario.passed() ? "✓ passed" : "✗ failed",
            "class",
            scenario.passed() ? "badge good-text" : "badge bad-text")
        .close();
    html.element("p", scenario.description());
    html.open("p").element("strong", "Expected: ").text(scenario.expected()).close();
    html.element("p", FigureLine.of(scenario), "class", "quiet").line();
    timeline(html, scenario, id);
    checks(html, scenario);
    events(html, scenario);
    html.close().line();
  }

  private static void timeline(Markup html, ScenarioRecord scenario, String id) {
    Timeline timeline = new Timeline(id, scenario);
    html.open(
            "figure",
            "class",
            "timeline wide",
            "tabindex",
            "0",
            "aria-label",
            "Timeline. Arrow keys read it moment by moment.",
            "data-left",
            Timeline.PLOT_LEFT,
            "data-right",
            Timeline.PLOT_RIGHT,
            "data-end",
            Timeline.end(scenario))
        .line()
        .append(timeline.picture(0).inline(id + "-timeline"))
        .line();
    html.element("p", "", "class", "readout", "role", "status");
    html.open("script", "type", "application/json").verbatim(Readout.json(timeline.bins())).close();
    html.close().line();
  }

  private static void checks(Markup html, ScenarioRecord scenario) {
    List<CheckResult> checks = scenario.checks();
    long kept = checks.stream().filter(CheckResult::passed).count();
    fold(html, scenario, "Checks: " + kept + " of " + checks.size() + " kept");
    html.open("ul", "class", "checks");
    for (CheckResult check : checks) {
      html.open("li")
          .element(
              "strong",
              check.passed() ? "✓ kept" : "✗ broken",
              "class",
              check.passed() ? "good-text" : "bad-text")
          .text(" " + check.name())
          .element("span", check.detail(), "class", "quiet")
          .close()
          .line();
    }
    html.close().close().line();
  }

  private static void events(Markup html, ScenarioRecord scenario) {
    fold(html, scenario, "Events: " + scenario.events().size());
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String head : List.of("No.", "At", "Took")) {
      html.element("th", head, "scope", "col", "class", "number");
    }
    for (String head : List.of("Origin", "Kind", "Event")) {
      html.element("th", head, "scope", "col");
    }
    html.close().close().open("tbody").line();
    for (int i = 0; i < scenario.events().size(); i++) {
      Event event = scenario.events().get(i);
      html.open("tr")
          .element("td", String.valueOf(i + 1), "class", "number")
          .element("td", Format.moment(event.at()), "class", "number")
          .element(
              "td",
              event.until() == null ? "" : Format.span(event.until() - event.at()),
              "class",
              "number")
          .element("td", Lane.label(event.lane()))
          .element(
              "td",
              Marker.word(event.severity()),
              "class",
              event.severity().equals(Event.INFO) ? "quiet" : event.severity() + "-text")
          .element("td", event.text())
          .close()
          .line();
    }
    html.close().close().close().close().line();
  }

  /** What failed is open, the rest a click away. */
  private static void fold(Markup html, ScenarioRecord scenario, String summary) {
    if (scenario.passed()) {
      html.open("details");
    } else {
      html.open("details", "open", "open");
    }
    html.element("summary", summary);
  }
}
