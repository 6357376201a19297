package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Figures;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.ArrayList;
import java.util.List;

/** A scenario's figures in one line of text. */
final class FigureLine {
  private FigureLine() {}

  static String of(ScenarioRecord scenario) {
    Figures figures = scenario.figures();
    List<String> parts = new ArrayList<>();
    parts.add(Format.span(scenario.durationMillis()));
    parts.add(Format.count(figures.requests()) + " requests");
    parts.add(Format.count(figures.failedReads()) + " failed reads");
    parts.add(Format.count(figures.failedWrites()) + " failed writes");
    parts.add(
        "no write acknowledged for at most " + Format.span(figures.writeUnavailabilityMillis()));
    if (figures.trafficBackMillis() != null) {
      parts.add("traffic back after " + Format.span(figures.trafficBackMillis()));
    }
    if (figures.writerBackMillis() != null) {
      parts.add("writer back after " + Format.span(figures.writerBackMillis()));
    }
    parts.add(Format.count(figures.lost()) + " lost");
    parts.add(Format.count(figures.doubled()) + " doubled");
    return String.join(" · ", parts);
  }
}
