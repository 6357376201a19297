package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Requests per second, blue below and green, hatched, upon it. */
final class TrafficPanel {
  private static final double SWATCH = 10;

  private TrafficPanel() {}

  static void draw(Markup svg, Frame frame, List<Bin> bins, String hatch) {
    double most = Ceiling.of(bins.stream().mapToDouble(Bin::rate).max().orElse(0));
    frame.ground(svg);
    frame.tick(svg, frame.top(), Format.rate(most));
    frame.tick(svg, frame.middle(), Format.rate(most / 2));
    frame.tick(svg, frame.bottom(), "0");
    areas(svg, frame, bins, most, hatch);
    frame.label(svg, "Traffic", List.of("requests per second", "", ""));
    key(svg, frame.middle() + 12, "blue", "blue", null);
    key(svg, frame.middle() + 28, "green", "green", hatch);
  }

  /** The two areas alone. */
  static void areas(Markup svg, Frame frame, List<Bin> bins, double most, String hatch) {
    if (bins.isEmpty()) {
      return;
    }
    String blue = area(frame, bins, most, bin -> 0, Bin::blueRate);
    String green = area(frame, bins, most, Bin::blueRate, Bin::rate);
    svg.leaf("path", "class", "blue-area", "d", blue).line();
    svg.leaf("path", "class", "green-area", "d", green).line();
    svg.leaf("path", "fill", "url(#" + hatch + ")", "d", green).line();
  }

  private static String area(
      Frame frame,
      List<Bin> bins,
      double most,
      ToDoubleFunction<Bin> lower,
      ToDoubleFunction<Bin> upper) {
    PathData path = new PathData();
    for (int i = 0; i < bins.size(); i++) {
      edge(path, frame, bins, i, y(frame, upper.applyAsDouble(bins.get(i)), most));
    }
    for (int i = bins.size() - 1; i >= 0; i--) {
      edge(path, frame, bins, i, y(frame, lower.applyAsDouble(bins.get(i)), most));
    }
    return path.close().toString();
  }

  /** The first and the last bin reach to the edge of what was recorded. */
  private static void edge(PathData path, Frame frame, List<Bin> bins, int index, double y) {
    Bin bin = bins.get(index);
    long at = index == 0 ? bin.from() : index == bins.size() - 1 ? bin.to() : bin.middle();
    path.line(frame.time().x(at), y);
  }

  private static double y(Frame frame, double value, double most) {
    return frame.bottom() - value / most * frame.height();
  }

  private static void key(Markup svg, double y, String name, String style, String hatch) {
    rect(svg, style + "-area", null, y);
    if (hatch != null) {
      rect(svg, null, "url(#" + hatch + ")", y);
    }
    svg.element("text", name, "class", "small", "x", 16 + SWATCH + 6, "y", y + SWATCH - 1);
  }

  private static void rect(Markup svg, String style, String fill, double y) {
    svg.leaf(
        "rect",
        style == null ? "fill" : "class",
        style == null ? fill : style,
        "x",
        16.0,
        "y",
        y,
        "width",
        SWATCH,
        "height",
        SWATCH);
  }
}
