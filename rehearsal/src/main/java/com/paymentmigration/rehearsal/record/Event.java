package com.paymentmigration.rehearsal.record;

/**
 * Something that happened in a scenario, at a moment or over a span.
 *
 * @param at milliseconds since the start of the scenario
 * @param until end of a span in the same unit; null for a moment
 * @param lane one of the {@code LANE_} constants
 * @param text what happened, one line
 * @param severity one of {@link #INFO}, {@link #GOOD}, {@link #WARN}, {@link #BAD}
 */
public record Event(long at, Long until, String lane, String text, String severity) {
  /** The state machines and their functions. */
  public static final String LANE_WORKFLOW = "workflow";

  /** Where applications write, and when nowhere. */
  public static final String LANE_WRITER = "writer";

  /** The live weights. */
  public static final String LANE_TRAFFIC = "traffic";

  /** What the scenario broke. */
  public static final String LANE_FAULT = "fault";

  /** What a person did. */
  public static final String LANE_OPERATOR = "operator";

  /** What was asserted. */
  public static final String LANE_CHECK = "check";

  public static final String INFO = "info";
  public static final String GOOD = "good";
  public static final String WARN = "warn";
  public static final String BAD = "bad";
}
