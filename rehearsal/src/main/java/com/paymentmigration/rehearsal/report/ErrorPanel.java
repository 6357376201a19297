package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import java.util.List;

/** Failed requests per second, as bars from below. */
final class ErrorPanel {
  private static final double LEAST_WIDTH = 2;
  private static final double TEXT_DROP = 4;

  private ErrorPanel() {}

  static void draw(Markup svg, Frame frame, List<Bin> bins) {
    long failed = bins.stream().mapToLong(Bin::errors).sum();
    frame.ground(svg);
    frame.tick(svg, frame.bottom(), "0");
    if (failed == 0) {
      svg.element(
          "text",
          "no request failed",
          "class",
          "soft small middle",
          "x",
          (frame.time().left() + frame.time().right()) / 2,
          "y",
          frame.middle() + TEXT_DROP);
    } else {
      bars(svg, frame, bins);
    }
    frame.label(svg, "Errors", List.of("failed per second"));
  }

  private static void bars(Markup svg, Frame frame, List<Bin> bins) {
    double most = Ceiling.of(bins.stream().mapToDouble(Bin::errorRate).max().orElse(0));
    frame.tick(svg, frame.top(), Format.rate(most));
    for (Bin bin : bins) {
      if (bin.errors() > 0) {
        double left = frame.time().x(bin.from());
        double height = Math.max(LEAST_WIDTH, bin.errorRate() / most * frame.height());
        svg.leaf(
            "rect",
            "class",
            "error-bar",
            "x",
            left,
            "y",
            frame.bottom() - height,
            "width",
            Math.max(LEAST_WIDTH, frame.time().x(bin.to()) - left),
            "height",
            height);
      }
    }
    svg.line();
  }
}
