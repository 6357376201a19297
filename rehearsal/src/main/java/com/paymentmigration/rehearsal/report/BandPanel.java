package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.picture.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

  /**
   * Above the row, the names of spans that are too short to hold them, as far as there is room:
   * first those that {@code urgent} prefers.
   */
  static void notes(Markup svg, Frame frame, List<Band> bands, Predicate<Band> urgent) {
    List<Box> taken = new ArrayList<>();
    Stream.concat(bands.stream().filter(urgent), bands.stream().filter(band -> !urgent.test(band)))
        .filter(band -> !fits(frame, band))
        .forEach(band -> note(svg, frame, band, taken));
  }

  private static void note(Markup svg, Frame frame, Band band, List<Box> taken) {
    TimeScale time = frame.time();
    String note = band.value() + " " + Format.span(band.millis());
    double width = TextWidth.of(note, SIZE);
    double middle = (time.x(band.from()) + time.x(band.to())) / 2;
    double x = Math.max(time.left(), Math.min(middle - width / 2, time.right() - width));
    Box box = new Box(x, x + width);
    if (taken.stream().noneMatch(box::touches)) {
      svg.element("text", note, "class", "small", "x", x, "y", frame.top() - INSET).line();
      taken.add(box);
    }
  }

  private static boolean fits(Frame frame, Band band) {
    double width = frame.time().x(band.to()) - frame.time().x(band.from());
    return TextWidth.of(band.value(), SIZE) <= width - 2 * INSET;
  }

  /** Room of a note. */
  private record Box(double left, double right) {
    boolean touches(Box other) {
      return left < other.right + INSET && other.left < right + INSET;
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
