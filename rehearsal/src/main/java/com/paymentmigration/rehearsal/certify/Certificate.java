package com.paymentmigration.rehearsal.certify;

import java.util.Arrays;
import java.util.List;

/**
 * What was found of an application.
 *
 * @param application its command
 * @param startedAtEpochMillis when
 * @param durationMillis how long it took
 * @param machine on what
 * @param whole whether every trial was played, for as long as the contract asks
 * @param findings in the order in which they were found
 */
public record Certificate(
    String application,
    long startedAtEpochMillis,
    long durationMillis,
    String machine,
    boolean whole,
    List<Finding> findings) {
  /** Findings of {@code rule}. */
  public List<Finding> of(Rule rule) {
    return findings.stream().filter(finding -> finding.rule() == rule).toList();
  }

  /** Broken if one promise is; kept if one is; else not shown. */
  public Verdict verdict(Rule rule) {
    List<Verdict> verdicts = of(rule).stream().map(Finding::verdict).toList();
    if (verdicts.contains(Verdict.BROKEN)) {
      return Verdict.BROKEN;
    }
    return verdicts.contains(Verdict.KEPT) ? Verdict.KEPT : Verdict.NOT_SHOWN;
  }

  /** Whether nothing was broken, and something was found. */
  public boolean passed() {
    return !findings.isEmpty()
        && Arrays.stream(Rule.values()).noneMatch(rule -> verdict(rule) == Verdict.BROKEN);
  }

  /** In one line. */
  public String headline() {
    List<String> broken =
        Arrays.stream(Rule.values())
            .filter(rule -> verdict(rule) == Verdict.BROKEN)
            .map(rule -> String.valueOf(rule.number()))
            .toList();
    if (!broken.isEmpty()) {
      return "Breaks rule" + (broken.size() > 1 ? "s " : " ") + String.join(", ", broken);
    }
    return whole
        ? "Keeps the contract, as far as it was shown"
        : "Breaks nothing in what was played: not the whole contract";
  }
}
