package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Latency on a logarithmic scale: p99 as a full line, p50 dashed. */
final class LatencyPanel {
  private static final double KEY_LENGTH = 18;

  private final Frame frame;
  private final int lowest;
  private final int highest;

  private LatencyPanel(Frame frame, List<Bin> bins) {
    this.frame = frame;
    double least =
        bins.stream().mapToDouble(Bin::p50Millis).filter(value -> value > 0).min().orElse(1);
    double most = bins.stream().mapToDouble(Bin::p99Millis).max().orElse(1);
    lowest = (int) Math.floor(Math.log10(least));
    highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(Math.max(most, least))));
  }

  static void draw(Markup svg, Frame frame, List<Bin> bins) {
    LatencyPanel panel = new LatencyPanel(frame, bins);
    frame.ground(svg);
    for (int power = panel.lowest; power <= panel.highest; power++) {
      double value = Math.pow(10, power);
      frame.tick(svg, panel.y(value), label(value));
    }
    panel.line(svg, "p50-line", bins, Bin::p50Millis);
    panel.line(svg, "p99-line", bins, Bin::p99Millis);
    frame.label(svg, "Latency", List.of("", ""));
    key(svg, frame.middle() + 1, "p99-line", "p99");
    key(svg, frame.middle() + 16, "p50-line", "p50");
  }

  private static String label(double millis) {
    return millis >= 1000 ? Markup.number(millis / 1000) + " s" : Markup.number(millis) + " ms";
  }

  private double y(double millis) {
    double share = (Math.log10(millis) - lowest) / (highest - lowest);
    return frame.bottom() - Math.min(1, Math.max(0, share)) * frame.height();
  }

  /** Broken where no request ended. */
  private void line(Markup svg, String style, List<Bin> bins, ToDoubleFunction<Bin> value) {
    PathData path = new PathData();
    boolean broken = true;
    for (Bin bin : bins) {
      double millis = value.applyAsDouble(bin);
      if (millis > 0) {
        double x = frame.time().x(bin.middle());
        if (broken) {
          path.move(x, y(millis));
        } else {
          path.line(x, y(millis));
        }
      }
      broken = millis <= 0;
    }
    if (!path.isEmpty()) {
      svg.leaf("path", "class", style, "d", path).line();
    }
  }

  private static void key(Markup svg, double y, String style, String name) {
    Frame.line(svg, style, 16, y, 16 + KEY_LENGTH, y);
    svg.element("text", name, "class", "small", "x", 16 + KEY_LENGTH + 6, "y", y + 4);
  }
}
