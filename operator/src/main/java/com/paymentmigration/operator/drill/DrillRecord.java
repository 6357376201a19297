package com.paymentmigration.operator.drill;

import java.time.Instant;
import java.util.List;

/**
 * A drill as it was played, or why it was not.
 *
 * @param plan what it is
 * @param outcome what it came to
 * @param began when it began
 * @param ended when it ended, putting right included
 * @param evidence what was seen
 * @param calls every call of AWS's API
 * @param restored what is as it was again, or why it is not; empty if nothing was changed
 * @param leftChanged whether something could not be put right
 * @param byHand commands and statements for a person
 * @param earlier whether an earlier run played it, whose report this one goes on
 */
public record DrillRecord(
    Plan plan,
    Outcome outcome,
    Instant began,
    Instant ended,
    List<Evidence> evidence,
    List<ApiCall> calls,
    String restored,
    boolean leftChanged,
    List<String> byHand,
    boolean earlier) {
  /** Copies the lists. */
  public DrillRecord {
    evidence = List.copyOf(evidence);
    calls = List.copyOf(calls);
    byHand = List.copyOf(byHand);
  }

  /** The same as part of a later report. */
  public DrillRecord keptFromEarlier() {
    return new DrillRecord(
        plan, outcome, began, ended, evidence, calls, restored, leftChanged, byHand, true);
  }
}
