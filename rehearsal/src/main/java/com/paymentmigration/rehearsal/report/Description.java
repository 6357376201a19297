package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Figures;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.List;
import java.util.stream.Collectors;

/** What a timeline shows, in words, for those who do not see it. */
final class Description {
  private Description() {}

  static String of(ScenarioRecord scenario, List<Band> statuses) {
    Figures figures = scenario.figures();
    String text =
        scenario.description()
            + ". "
            + (scenario.passed() ? "Passed" : "Failed")
            + " after "
            + Format.span(scenario.durationMillis())
            + ". Status: "
            + statuses.stream()
                .map(band -> band.value() + " from " + Format.moment(band.from()))
                .collect(Collectors.joining(", "))
            + ". Requests "
            + Format.count(figures.requests())
            + ", failed reads "
            + Format.count(figures.failedReads())
            + ", failed writes "
            + Format.count(figures.failedWrites())
            + ", longest time without an acknowledged write "
            + Format.span(figures.writeUnavailabilityMillis())
            + ".";
    return text.replace("..", ".");
  }
}
