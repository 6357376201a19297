package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.picture.TextWidth;
import java.util.List;
import java.util.function.Function;

/** A row of spans, each with its name where it fits, and always as what a pointer shows. */
final class BandPanel {
  private static final double SIZE = 11;
  private static final double INSET = 5;
  private static final double LEAST_WIDTH = 2;
  private static final double TEXT_DROP = 4;

  private BandPanel() {}

  /**
   * Draws the row.
   *
   * @param style class of a span by its value
   */
  static void draw(Markup svg, Frame frame, List<Band> bands, Function<Band, String> style) {
    for (Band band : bands) {
      double left = frame.time().x(band.from());
      double width = Math.max(LEAST_WIDTH, frame.time().x(band.to()) - left);
      svg.open("g")
          .element("title", band.value() + ", " + Format.span(band.millis()))
          .leaf(
              "rect",
              "class",
              "band " + style.apply(band),
              "x",
              left,
              "y",
              frame.top(),
              "width",
              width,
              "height",
              frame.height());
      text(svg, frame, band, left, width);
      svg.close().line();
    }
  }

  /** Above the row, the names of spans that are too short to hold them. */
  static void notes(Markup svg, Frame frame, List<Band> bands) {
    double free = frame.time().left();
    for (Band band : bands) {
      double left = frame.time().x(band.from());
      double middle = (left + frame.time().x(band.to())) / 2;
      String note = band.value() + " " + Format.span(band.millis());
      double width = TextWidth.of(note, SIZE);
      double x =
          Math.max(frame.time().left(), Math.min(middle - width / 2, frame.time().right() - width));
      boolean named =
          TextWidth.of(band.value(), SIZE) <= frame.time().x(band.to()) - left - 2 * INSET;
      if (!named && x >= free - INSET) {
        svg.element("text", note, "class", "small", "x", x, "y", frame.top() - INSET).line();
        free = x + width + 2 * INSET;
      }
    }
  }

  private static void text(Markup svg, Frame frame, Band band, double left, double width) {
    String full = band.value() + " " + Format.span(band.millis());
    double room = width - 2 * INSET;
    String text = TextWidth.of(full, SIZE) <= room ? full : band.value();
    if (TextWidth.of(text, SIZE) <= room) {
      svg.element(
          "text", text, "class", "small", "x", left + INSET, "y", frame.middle() + TEXT_DROP);
    }
  }
}
