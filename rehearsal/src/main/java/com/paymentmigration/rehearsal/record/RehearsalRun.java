package com.paymentmigration.rehearsal.record;

import java.util.List;

/**
 * One call of the rehearsal: what was played and what came of it.
 *
 * @param title what was rehearsed, for a heading
 * @param startedAtEpochMillis wall clock at the start, in milliseconds since 1970
 * @param durationMillis from its start to its end, with what was built for the scenarios
 * @param machine what it ran on, for who reads its figures
 * @param waitFactor by what the workflows' waits were multiplied; 1 is the synthesized definition
 * @param scenarios in the order in which they were played
 * @param leftOut what the emulator lacks and the deployed template therefore goes without
 */
public record RehearsalRun(
    String title,
    long startedAtEpochMillis,
    long durationMillis,
    String machine,
    double waitFactor,
    List<ScenarioRecord> scenarios,
    List<String> leftOut) {
  public RehearsalRun {
    scenarios = List.copyOf(scenarios);
    leftOut = List.copyOf(leftOut);
  }
}
