package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The timeline that the documents show, and the record that it is drawn from: one scenario of a
 * real rehearsal, kept beside the picture so that anybody can draw it again.
 */
final class RecordedTimeline {
  private RecordedTimeline() {}

  /**
   * Takes one scenario out of a rehearsal's JSON.
   *
   * @param run what {@link JsonReport#write} wrote
   * @param scenario its name
   * @param record file to write it to, alone
   * @throws IOException if a file cannot be read or written
   * @throws IllegalArgumentException if the run has no such scenario, or it failed: a document
   *     shows what works
   */
  static void take(Path run, String scenario, Path record) throws IOException {
    RehearsalRun whole = JsonReport.read(run);
    List<ScenarioRecord> passed =
        whole.scenarios().stream().filter(ScenarioRecord::passed).toList();
    ScenarioRecord taken =
        passed.stream()
            .filter(one -> one.name().equals(scenario))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "rehearsal.scenario: received '"
                            + scenario
                            + "', allowed: "
                            + passed.stream().map(ScenarioRecord::name).toList()
                            + ", the scenarios that passed in "
                            + run));
    JsonReport.write(
        new RehearsalRun(
            whole.title(),
            whole.startedAtEpochMillis(),
            whole.durationMillis(),
            whole.machine(),
            whole.waitFactor(),
            List.of(taken),
            whole.leftOut()),
        record);
  }

  /**
   * Draws the picture of a record that was taken.
   *
   * @throws IOException if it cannot be read
   */
  static String draw(Path record) throws IOException {
    return TimelineSvg.of(JsonReport.read(record).scenarios().get(0));
  }
}
