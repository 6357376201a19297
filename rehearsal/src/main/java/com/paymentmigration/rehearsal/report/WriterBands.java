package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.Sample;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who writes, over time. Samples are a quarter of a second apart, a fence may be shorter: where the
 * spans of the writer's lane cover every time without a writer, they are taken for its edges.
 */
final class WriterBands {
  private static final long SLACK_MILLIS = 600;

  private WriterBands() {}

  static List<Band> of(ScenarioRecord scenario) {
    List<Sample> samples = scenario.samples();
    long end = Timeline.end(scenario);
    List<Band> sampled = Band.of(samples, end, Sample::writer);
    List<Event> fences =
        scenario.events().stream()
            .filter(event -> event.lane().equals(Event.LANE_WRITER) && event.until() != null)
            .sorted(Comparator.comparingLong(Event::at))
            .toList();
    return samples.isEmpty() || !sampled.stream().allMatch(band -> covered(band, fences))
        ? sampled
        : refined(samples, fences, end);
  }

  private static boolean covered(Band band, List<Event> fences) {
    return !band.value().equals(WriterPanel.NONE)
        || fences.stream()
            .anyMatch(
                fence ->
                    fence.at() - SLACK_MILLIS <= band.from()
                        && band.to() <= fence.until() + SLACK_MILLIS);
  }

  private static List<Band> refined(List<Sample> samples, List<Event> fences, long end) {
    List<Band> bands = new ArrayList<>();
    long from = 0;
    for (Event fence : fences) {
      if (fence.at() > from) {
        bands.addAll(between(samples, from, fence.at()));
      }
      bands.add(new Band(Math.max(from, fence.at()), fence.until(), WriterPanel.NONE));
      from = fence.until();
    }
    if (from < end) {
      bands.addAll(between(samples, from, end));
    }
    return bands;
  }

  /** Samples that say NONE beside a fence are a little early or late. */
  private static List<Band> between(List<Sample> samples, long from, long to) {
    List<Sample> inside =
        samples.stream()
            .filter(one -> one.at() >= from && one.at() <= to)
            .filter(one -> !one.writer().equals(WriterPanel.NONE))
            .toList();
    if (inside.isEmpty()) {
      return List.of();
    }
    List<Band> bands = new ArrayList<>(Band.of(inside, to, Sample::writer));
    Band first = bands.get(0);
    bands.set(0, new Band(from, first.to(), first.value()));
    return bands;
  }
}
