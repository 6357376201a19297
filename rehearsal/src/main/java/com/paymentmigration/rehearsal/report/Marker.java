package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.rehearsal.record.Event;

/** An event's sign: its shape says how grave it is, its number where to read about it. */
final class Marker {
  /** Room that a sign needs, in pixels. */
  static final double SIZE = 17;

  private static final double RADIUS = 7.5;
  private static final double TEXT_DROP = 3.5;

  private Marker() {}

  /** In words, what shape and colour say. */
  static String word(String severity) {
    return switch (severity) {
      case Event.GOOD -> "good";
      case Event.WARN -> "warning";
      case Event.BAD -> "bad";
      default -> "info";
    };
  }

  /** Draws the sign with its centre at {@code x}, {@code y}. */
  static void draw(Markup svg, double x, double y, String severity, int number) {
    switch (severity) {
      case Event.GOOD -> square(svg, x, y);
      case Event.WARN -> shape(svg, "warn-mark", x, y, 9.5, 3);
      case Event.BAD -> shape(svg, "bad-mark", x, y, 9, 4);
      default -> svg.leaf("circle", "class", "info-mark", "cx", x, "cy", y, "r", RADIUS);
    }
    double drop = severity.equals(Event.WARN) ? TEXT_DROP + 1.5 : TEXT_DROP;
    svg.element(
        "text",
        String.valueOf(number),
        "class",
        number < 100 ? "mark-text middle" : "mark-text tight middle",
        "x",
        x,
        "y",
        y + drop);
  }

  private static void square(Markup svg, double x, double y) {
    double half = RADIUS - 0.5;
    svg.leaf(
        "rect",
        "class",
        "good-mark",
        "x",
        x - half,
        "y",
        y - half,
        "width",
        2 * half,
        "height",
        2 * half,
        "rx",
        3);
  }

  /** A triangle or a diamond, one corner up. */
  private static void shape(
      Markup svg, String style, double x, double y, double radius, int corners) {
    PathData path = new PathData();
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      path.line(
          x + radius * Math.sin(angle), y - radius * Math.cos(angle) + (corners == 3 ? 2 : 0));
    }
    svg.leaf("path", "class", style, "d", path.close());
  }
}
