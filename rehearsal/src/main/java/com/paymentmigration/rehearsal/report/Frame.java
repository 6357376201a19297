package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import java.util.List;

/**
 * The ground of one panel: its label on the left, its scale, its grid.
 *
 * @param time the horizontal axis
 * @param top upper edge
 * @param height height of the plot
 */
record Frame(TimeScale time, double top, double height) {
  private static final double LABEL_LEFT = 16;
  private static final double GAP = 6;
  private static final double TEXT_DROP = 4;
  private static final double LINE = 15;

  double bottom() {
    return top + height;
  }

  double middle() {
    return top + height / 2;
  }

  /** Ground with vertical grid lines. */
  void ground(Markup svg) {
    svg.leaf(
        "rect",
        "class",
        "panel",
        "x",
        time.left(),
        "y",
        top,
        "width",
        time.right() - time.left(),
        "height",
        height);
    for (long tick : time.ticks()) {
      line(svg, "grid", time.x(tick), top, time.x(tick), bottom());
    }
    svg.line();
  }

  /** A horizontal grid line with the value it stands for. */
  void tick(Markup svg, double y, String label) {
    line(svg, "grid", time.left(), y, time.right(), y);
    svg.element(
        "text",
        label,
        "class",
        "soft small end",
        "x",
        time.left() - GAP,
        "y",
        Math.min(bottom(), Math.max(top + 2 * TEXT_DROP, y + TEXT_DROP)));
  }

  /** What the panel shows, and below it in smaller letters its unit or its figures. */
  void label(Markup svg, String name, List<String> details) {
    double lines = 1 + details.size();
    double y = middle() - (lines - 1) * LINE / 2 + TEXT_DROP;
    svg.element("text", name, "class", "strong", "x", LABEL_LEFT, "y", y);
    for (String detail : details) {
      y += LINE;
      svg.element("text", detail, "class", "soft small", "x", LABEL_LEFT, "y", y);
    }
    svg.line();
  }

  /** A straight line. */
  static void line(Markup svg, String style, double x1, double y1, double x2, double y2) {
    svg.leaf("line", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
  }
}
