package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import java.util.List;

/**
 * What a check found.
 *
 * @param name name of the check
 * @param severity what the verdict means for the whole
 * @param verdict verdict
 * @param lookedAt what the check looked at
 * @param evidence findings, the worst first; never a value of a row
 */
public record CheckResult(
    String name, Severity severity, Verdict verdict, String lookedAt, List<String> evidence) {
  private static final int MOST_EVIDENCE = 50;

  /** Keeps the first findings. */
  public CheckResult {
    evidence =
        evidence.size() > MOST_EVIDENCE
            ? List.copyOf(evidence.subList(0, MOST_EVIDENCE))
            : List.copyOf(evidence);
  }

  /** Whether the whole cannot pass because of this check. */
  public boolean blocks() {
    return severity == Severity.ERROR && verdict != Verdict.PASS;
  }
}
