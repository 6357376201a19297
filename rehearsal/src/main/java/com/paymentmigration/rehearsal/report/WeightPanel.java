package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.picture.TextWidth;
import com.paymentmigration.rehearsal.record.Sample;
import java.util.List;

/** Weight of green in the live listener rule, as steps with their percent. */
final class WeightPanel {
  private static final double LABEL_SIZE = 11;
  private static final double INSET = 4;

  private WeightPanel() {}

  static void draw(Markup svg, Frame frame, List<Sample> samples, long end) {
    frame.ground(svg);
    frame.tick(svg, frame.top(), "100 %");
    frame.tick(svg, frame.bottom(), "0 %");
    List<Band> weights = Band.of(samples, end, sample -> String.valueOf(sample.greenWeight()));
    PathData area = new PathData();
    PathData edge = new PathData();
    area.line(frame.time().left(), frame.bottom());
    for (Band band : weights) {
      double y = y(frame, band);
      for (long at : new long[] {band.from(), band.to()}) {
        area.line(frame.time().x(at), y);
        edge.line(frame.time().x(at), y);
      }
    }
    if (!weights.isEmpty()) {
      area.line(frame.time().x(end), frame.bottom()).close();
      svg.leaf("path", "class", "green-area faint", "d", area);
      svg.leaf("path", "class", "green-line", "d", edge).line();
    }
    weights.forEach(band -> label(svg, frame, band));
    frame.label(svg, "Weight of green", List.of("in the listener rule"));
  }

  private static double y(Frame frame, Band band) {
    return frame.bottom() - Double.parseDouble(band.value()) / 100 * frame.height();
  }

  /** Above the line where there is room, below it otherwise. */
  private static void label(Markup svg, Frame frame, Band band) {
    String text = band.value() + " %";
    double left = frame.time().x(band.from());
    if (frame.time().x(band.to()) - left < TextWidth.of(text, LABEL_SIZE) + INSET) {
      return;
    }
    double y = y(frame, band);
    boolean above = y - frame.top() > LABEL_SIZE + INSET;
    svg.element(
        "text",
        text,
        "class",
        "small strong",
        "x",
        left + INSET,
        "y",
        above ? y - INSET : y + LABEL_SIZE + 1);
  }
}
