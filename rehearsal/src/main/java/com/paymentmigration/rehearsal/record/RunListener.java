package com.paymentmigration.rehearsal.record;

/**
 * Told what happens while it happens. Called by one thread at a time, and never about two scenarios
 * at once; an implementation returns quickly.
 */
public interface RunListener {
  /** A scenario begins; times of what follows are relative to now. */
  void scenarioStarted(String name, String description);

  /** The system now. */
  void sample(Sample sample);

  /** Something happened; a span is reported when it ends. */
  void event(Event event);

  /** The scenario that began last is over. */
  void scenarioEnded(ScenarioRecord scenario);

  /** Everything is over. */
  void runEnded(RehearsalRun run);
}
