package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.picture.TextWidth;
import java.util.List;

/** Which cluster takes the writes; the fence, when none does, stands out in every panel. */
final class WriterPanel {
  static final String NONE = "NONE";
  private static final double NOTE_HEIGHT = 16;
  private static final double SIZE = 11;
  private static final double BOLD = 1.1;
  private static final double INSET = 4;

  private WriterPanel() {}

  /** Style of a span by who writes. */
  static String style(Band band) {
    return switch (band.value()) {
      case "BLUE" -> "blue-band";
      case "GREEN" -> "green-band";
      default -> "none-band";
    };
  }

  /** Shades the fence over the height of all panels. */
  static void shade(Markup svg, TimeScale time, List<Band> writers, double top, double bottom) {
    for (Band band : writers) {
      if (band.value().equals(NONE)) {
        double left = time.x(band.from());
        svg.leaf(
                "rect",
                "class",
                "fence",
                "x",
                left,
                "y",
                top,
                "width",
                Math.max(1.5, time.x(band.to()) - left),
                "height",
                bottom - top)
            .line();
      }
    }
  }

  /** The row itself, and above it how long there was no writer. */
  static void draw(Markup svg, Frame frame, List<Band> writers, long longestGapMillis) {
    TimeScale time = frame.time();
    Frame row = new Frame(time, frame.top() + NOTE_HEIGHT, frame.height() - NOTE_HEIGHT);
    BandPanel.draw(svg, row, writers, WriterPanel::style);
    double free = time.left();
    for (Band band : writers) {
      if (band.value().equals(NONE)) {
        String note = "fence: no writer for " + Format.span(band.millis());
        double width = TextWidth.of(note, SIZE) * BOLD;
        double x = Math.min(time.x(band.from()), time.right() - width);
        if (x >= free) {
          svg.element("text", note, "class", "small strong", "x", x, "y", row.top() - INSET);
          free = x + width + 2 * INSET;
        }
      }
    }
    row.label(svg, "Writer", List.of("longest pause " + Format.span(longestGapMillis)));
  }
}
