package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.rehearsal.record.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events on one lane for each origin, numbered in order of time; crowded ones go to a row below.
 */
final class EventLanes {
  private static final List<String> ORDER =
      List.of(
          Event.LANE_FAULT,
          Event.LANE_OPERATOR,
          Event.LANE_WORKFLOW,
          Event.LANE_TRAFFIC,
          Event.LANE_WRITER,
          Event.LANE_CHECK);
  private static final double ROW = 20;
  private static final double GAP = 4;
  private static final double TICK_WIDTH = 3;
  private static final double RADIUS = 6;
  private static final int NUMBERED_UP_TO = 60;

  private final TimeScale time;
  private final List<Event> events;
  private final Map<String, List<Integer>> lanes = new LinkedHashMap<>();
  private final Map<Integer, Integer> rows = new LinkedHashMap<>();
  private final Map<String, Integer> heights = new LinkedHashMap<>();

  EventLanes(TimeScale time, List<Event> events) {
    this.time = time;
    this.events = events;
    ORDER.forEach(lane -> lanes.put(lane, new ArrayList<>()));
    for (int i = 0; i < events.size(); i++) {
      lanes.computeIfAbsent(events.get(i).lane(), lane -> new ArrayList<>()).add(i);
    }
    lanes.values().removeIf(List::isEmpty);
    lanes.forEach((lane, members) -> heights.put(lane, place(members)));
  }

  /** Height of all lanes. */
  double height() {
    return heights.values().stream().mapToDouble(count -> count * ROW + GAP).sum();
  }

  /** Dotted lines through the panels where something was broken, done by hand, or went wrong. */
  void guides(Markup svg, double top, double bottom) {
    for (Event event : events) {
      if (guided(event)) {
        double x = time.x(event.at());
        Frame.line(svg, "guide " + event.severity() + "-guide", x, top, x, bottom);
      }
    }
    svg.line();
  }

  /** The signs of the lanes, from {@code top} downwards. */
  void draw(Markup svg, double top) {
    double y = top;
    for (Map.Entry<String, List<Integer>> lane : lanes.entrySet()) {
      double height = heights.get(lane.getKey()) * ROW;
      for (int index : lane.getValue()) {
        event(svg, index, y + (rows.get(index) + 0.5) * ROW);
      }
      y += height + GAP;
    }
  }

  /** What lies below the guides and the signs. */
  void ground(Markup svg, double top) {
    double y = top;
    for (String lane : lanes.keySet()) {
      Frame frame = new Frame(time, y, heights.get(lane) * ROW);
      frame.ground(svg);
      frame.label(svg, Lane.label(lane), List.of());
      y = frame.bottom() + GAP;
    }
  }

  private void event(Markup svg, int index, double y) {
    Event event = events.get(index);
    double x = centre(event);
    svg.open("g")
        .element("title", (index + 1) + ". " + Format.moment(event.at()) + " " + event.text());
    if (event.until() != null) {
      svg.leaf(
          "rect",
          "class",
          "span " + event.severity() + "-span",
          "x",
          time.x(event.at()),
          "y",
          y - 3,
          "width",
          Math.max(2, time.x(event.until()) - time.x(event.at())),
          "height",
          6.0,
          "rx",
          3);
    }
    if (ticked(event)) {
      Frame.line(svg, "tick-mark", x, y - RADIUS, x, y + RADIUS);
    } else {
      Marker.draw(svg, x, y, event.severity(), index + 1);
    }
    svg.close().line();
  }

  /** With very many events those that are only information shrink to a stroke. */
  private boolean ticked(Event event) {
    return events.size() > NUMBERED_UP_TO && event.severity().equals(Event.INFO);
  }

  private double half(Event event) {
    return (ticked(event) ? TICK_WIDTH : Marker.SIZE) / 2;
  }

  /** A sign stays inside the plot. */
  private double centre(Event event) {
    double half = half(event);
    return Math.min(time.right() - half, Math.max(time.left() + half, time.x(event.at())));
  }

  private int place(List<Integer> members) {
    List<Double> ends = new ArrayList<>();
    for (int index : members) {
      Event event = events.get(index);
      double begin = centre(event) - half(event);
      int row = 0;
      while (row < ends.size() && ends.get(row) > begin) {
        row++;
      }
      double end = centre(event) + half(event);
      if (event.until() != null) {
        end = Math.max(end, time.x(event.until()));
      }
      if (row == ends.size()) {
        ends.add(end);
      } else {
        ends.set(row, end);
      }
      rows.put(index, row);
    }
    return ends.size();
  }

  private static boolean guided(Event event) {
    return event.lane().equals(Event.LANE_FAULT)
        || event.lane().equals(Event.LANE_OPERATOR)
        || event.severity().equals(Event.BAD);
  }
}
