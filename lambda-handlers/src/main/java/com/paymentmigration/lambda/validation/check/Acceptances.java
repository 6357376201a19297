package com.paymentmigration.lambda.validation.check;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Findings of checks that a person accepts, one by one. An accepted finding is the whole text that
 * a report gives it: one that reads otherwise is another one. Rows that differ are no findings of
 * checks and are never accepted, nor is what could not be verified.
 *
 * @param reasons the reason of each finding, by the finding's text
 */
public record Acceptances(SortedMap<String, String> reasons) {
  /** Nothing is accepted. */
  public static final Acceptances NONE = new Acceptances(new TreeMap<>());

  /**
   * An accepted finding.
   *
   * @param finding its text, with the name of the check in front
   * @param reason why a person accepts it
   */
  public record Accepted(String finding, String reason) {}

  /**
   * Keeps its own copy.
   *
   * @throws IllegalArgumentException if a finding is of no check, or its reason is blank
   */
  public Acceptances {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    reasons.forEach(Acceptances::check);
  }

  private static void check(String finding, String reason) {
    int end = finding.indexOf(": ");
    if (end < 0 || !StandardChecks.names().contains(finding.substring(0, end))) {
      throw new IllegalArgumentException(
          "finding: received '"
              + finding
              + "', allowed: the text of a finding as a report shows it, which begins with the name"
              + " of a check. Rows that differ cannot be accepted: leave them out by name");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "reason: received nothing for '" + finding + "', allowed: a sentence");
    }
  }

  /** Whether {@code finding} is accepted. */
  public boolean accept(String finding) {
    return reasons.containsKey(finding);
  }

  /** The accepted {@code finding}. */
  public Accepted of(String finding) {
    return new Accepted(finding, reasons.get(finding));
  }
}
