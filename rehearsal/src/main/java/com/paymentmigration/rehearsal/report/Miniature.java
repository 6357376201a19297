package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.picture.Picture;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.List;

/** A scenario's traffic, and below it a stripe for the writer, as small as a word. */
final class Miniature {
  private static final double WIDTH = 150;
  private static final double TRAFFIC = 22;
  private static final double WRITER = 5;
  private static final int MOST_BINS = 75;

  private Miniature() {}

  static Markup of(String id, ScenarioRecord scenario) {
    long end = Timeline.end(scenario);
    TimeScale time = new TimeScale(end, 0, WIDTH);
    List<Bin> bins = Bin.of(scenario.samples(), MOST_BINS);
    Markup svg = new Markup();
    Hatch.define(svg, id + "-hatch");
    double most = Ceiling.of(bins.stream().mapToDouble(Bin::rate).max().orElse(0));
    TrafficPanel.areas(svg, new Frame(time, 0, TRAFFIC), bins, most, id + "-hatch");
    for (Band band : WriterBands.of(scenario)) {
      svg.leaf(
          "rect",
          "class",
          WriterPanel.style(band),
          "x",
          time.x(band.from()),
          "y",
          TRAFFIC + 2,
          "width",
          Math.max(1.5, time.x(band.to()) - time.x(band.from())),
          "height",
          WRITER);
    }
    return new Picture(
            WIDTH,
            TRAFFIC + WRITER + 2,
            "Traffic of " + scenario.name(),
            "Requests to blue and to green over time; the stripe below is the writer.",
            svg)
        .inline(id);
  }
}
