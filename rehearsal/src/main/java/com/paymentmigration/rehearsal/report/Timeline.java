package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import com.paymentmigration.picture.Picture;
import com.paymentmigration.rehearsal.record.Sample;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.List;
import java.util.function.Function;

/**
 * A scenario as one picture: every panel has the same axis, so that what happened at one moment
 * stands in one vertical line.
 */
final class Timeline {
  static final double WIDTH = 1040;
  static final double PLOT_LEFT = 186;
  static final double PLOT_RIGHT = 1024;
  static final int MOST_BINS = 280;

  private static final double NOTES = 18;
  private static final double BAND = 20;
  private static final double TRAFFIC = 110;
  private static final double WEIGHT = 44;
  private static final double ERRORS = 34;
  private static final double LATENCY = 76;
  private static final double WRITER = 38;
  private static final double GAP = 8;
  private static final double AXIS = 22;

  private final String id;
  private final ScenarioRecord scenario;
  private final List<Bin> bins;
  private final TimeScale time;
  private final List<Band> writers;
  private final EventLanes lanes;

  /**
   * A timeline.
   *
   * @param id prefix of the ids inside the drawing, unique in the document
   */
  Timeline(String id, ScenarioRecord scenario) {
    this.id = id;
    this.scenario = scenario;
    bins = Bin.of(scenario.samples(), MOST_BINS);
    time = new TimeScale(end(scenario), PLOT_LEFT, PLOT_RIGHT);
    writers = WriterBands.of(scenario);
    lanes = new EventLanes(time, scenario.events());
  }

  /** Latest moment that the picture shows, in milliseconds. */
  static long end(ScenarioRecord scenario) {
    List<Sample> samples = scenario.samples();
    long last = samples.isEmpty() ? 0 : samples.get(samples.size() - 1).at();
    return Math.max(scenario.durationMillis(), last);
  }

  List<Bin> bins() {
    return bins;
  }

  /** The picture, with {@code top} pixels left free above it. */
  Picture picture(double top) {
    Markup svg = new Markup();
    Hatch.define(svg, id + "-hatch");
    double statusTop = top + NOTES;
    double trafficTop = statusTop + 2 * BAND + GAP + 2;
    double weightTop = trafficTop + TRAFFIC + GAP;
    double errorTop = weightTop + WEIGHT + GAP;
    double latencyTop = errorTop + ERRORS + GAP;
    double writerTop = latencyTop + LATENCY + 2;
    double lanesTop = writerTop + WRITER + GAP;
    double bottom = lanesTop + lanes.height();

    Frame status = new Frame(time, statusTop, BAND);
    BandPanel.draw(svg, status, bands(Sample::status), StatusStyle::of);
    BandPanel.notes(svg, status, bands(Sample::status), StatusStyle::urgent);
    status.label(svg, "Status", List.of());
    Frame step = new Frame(time, statusTop + BAND + 2, BAND);
    BandPanel.draw(svg, step, bands(Sample::step), band -> "step-band");
    step.label(svg, "Step", List.of());
    TrafficPanel.draw(svg, new Frame(time, trafficTop, TRAFFIC), bins, id + "-hatch");
    WeightPanel.draw(svg, new Frame(time, weightTop, WEIGHT), scenario.samples(), end(scenario));
    ErrorPanel.draw(svg, new Frame(time, errorTop, ERRORS), bins);
    LatencyPanel.draw(svg, new Frame(time, latencyTop, LATENCY), bins);
    WriterPanel.shade(svg, time, writers, trafficTop, writerTop + WRITER);
    WriterPanel.draw(
        svg,
        new Frame(time, writerTop, WRITER),
        writers,
        scenario.figures().writeUnavailabilityMillis());
    lanes.ground(svg, lanesTop);
    lanes.guides(svg, trafficTop, bottom);
    lanes.draw(svg, lanesTop);
    axis(svg, bottom);
    return new Picture(
        WIDTH,
        bottom + AXIS,
        "Timeline of " + scenario.name(),
        Description.of(scenario, bands(Sample::status)),
        svg);
  }

  private List<Band> bands(Function<Sample, String> value) {
    return Band.of(scenario.samples(), end(scenario), value);
  }

  private void axis(Markup svg, double y) {
    Frame.line(svg, "axis", time.left(), y, time.right(), y);
    for (long tick : time.ticks()) {
      double x = time.x(tick);
      Frame.line(svg, "axis", x, y, x, y + 4);
      svg.element(
          "text", time.label(tick), "class", "soft small middle", "x", x, "y", y + AXIS - 5);
    }
    svg.line();
  }
}
