package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.picture.Picture;
import com.paymentmigration.picture.Style;
import com.paymentmigration.picture.TextWidth;
import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The timeline of one scenario as a file of its own, with its figures and a key to its signs. */
public final class TimelineSvg {
  private static final double MARGIN = 16;
  private static final double HEAD = 58;
  private static final double LINE = 20;
  private static final double SIZE = 12;
  private static final int MOST_EVENTS = 20;
  private static final int COLUMNS = 2;

  private TimelineSvg() {}

  /** The picture as SVG. */
  public static String of(ScenarioRecord scenario) {
    Picture timeline = new Timeline("t", scenario).picture(HEAD);
    Markup svg = new Markup();
    head(svg, scenario);
    svg.append(timeline.drawing());
    double bottom = timeline.height() + key(svg, scenario.events(), timeline.height() + 14);
    return new Picture(
            Timeline.WIDTH, bottom + MARGIN, timeline.title(), timeline.description(), svg)
        .standalone(Style.resource(TimelineSvg.class, "timeline.css"));
  }

  private static void head(Markup svg, ScenarioRecord scenario) {
    String verdict = scenario.passed() ? "✓ passed" : "✗ failed";
    svg.element("text", scenario.name(), "class", "large", "x", MARGIN, "y", 28.0);
    svg.element(
        "text",
        verdict,
        "class",
        "large end " + (scenario.passed() ? "good-ink" : "bad-ink"),
        "x",
        Timeline.PLOT_RIGHT,
        "y",
        28.0);
    String figures = FigureLine.of(scenario);
    double room = Timeline.WIDTH - 2 * MARGIN;
    svg.element(
        "text", TextWidth.fit(figures, SIZE, room), "class", "soft", "x", MARGIN, "y", 50.0);
    svg.line();
  }

  /** Numbered events below the axis; returns the height used. */
  private static double key(Markup svg, List<Event> events, double top) {
    List<Integer> shown = mostTelling(events);
    int rows = (shown.size() + COLUMNS - 1) / COLUMNS;
    double width = (Timeline.WIDTH - 2 * MARGIN) / COLUMNS;
    for (int i = 0; i < shown.size(); i++) {
      Event event = events.get(shown.get(i));
      int column = i / rows;
      double x = MARGIN + column * width;
      double y = top + (i % rows + 0.5) * LINE;
      Marker.draw(svg, x + Marker.SIZE / 2, y, event.severity(), shown.get(i) + 1);
      String text =
          Format.moment(event.at()) + " · " + Lane.label(event.lane()) + ": " + event.text();
      svg.element(
          "text",
          TextWidth.fit(text, SIZE, width - Marker.SIZE - 2 * MARGIN),
          "x",
          x + Marker.SIZE + 6,
          "y",
          y + 4);
      svg.line();
    }
    int left = events.size() - shown.size();
    if (left > 0) {
      svg.element(
          "text",
          "and " + left + " more in the report",
          "class",
          "soft",
          "x",
          MARGIN,
          "y",
          top + (rows + 0.5) * LINE + 4);
    }
    return 14 + (rows + (left > 0 ? 1 : 0)) * LINE;
  }

  private static List<Integer> mostTelling(List<Event> events) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt((Integer index) -> rank(events.get(index))));
    return order.stream().limit(MOST_EVENTS).sorted().toList();
  }

  private static int rank(Event event) {
    if (event.lane().equals(Event.LANE_FAULT) || event.severity().equals(Event.BAD)) {
      return 0;
    }
    if (event.lane().equals(Event.LANE_OPERATOR) || event.severity().equals(Event.WARN)) {
      return 1;
    }
    return event.severity().equals(Event.GOOD) || event.lane().equals(Event.LANE_WRITER) ? 2 : 3;
  }
}
