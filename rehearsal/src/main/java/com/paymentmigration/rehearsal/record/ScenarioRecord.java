package com.paymentmigration.rehearsal.record;

import java.util.List;

/**
 * What happened in one scenario. Times are milliseconds since the start of the scenario.
 *
 * @param name its name on the command line
 * @param description what is done to the system
 * @param expected end state that the scenario asserts
 * @param passed whether each check passed
 * @param durationMillis from its start to its last check
 * @param samples the system about every 250 ms, in order
 * @param events what happened, in order of {@link Event#at()}
 * @param checks what was asserted at the end
 * @param figures the scenario in numbers
 */
public record ScenarioRecord(
    String name,
    String description,
    String expected,
    boolean passed,
    long durationMillis,
    List<Sample> samples,
    List<Event> events,
    List<CheckResult> checks,
    Figures figures) {
  public ScenarioRecord {
    samples = List.copyOf(samples);
    events = List.copyOf(events);
    checks = List.copyOf(checks);
  }
}
