package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import java.util.List;

/**
 * Verdict and evidence of one run of a check.
 *
 * @param verdict verdict
 * @param lookedAt what the check looked at
 * @param evidence findings
 * @param notes what a person may want to know and is no finding
 */
public record Outcome(Verdict verdict, String lookedAt, List<String> evidence, List<String> notes) {

  /** Without notes. */
  public Outcome(Verdict verdict, String lookedAt, List<String> evidence) {
    this(verdict, lookedAt, evidence, List.of());
  }

  /** Right. */
  public static Outcome pass(String lookedAt) {
    return new Outcome(Verdict.PASS, lookedAt, List.of());
  }

  /** Right if {@code wrong} is empty, else wrong with that evidence. */
  public static Outcome of(String lookedAt, List<String> wrong) {
    return new Outcome(wrong.isEmpty() ? Verdict.PASS : Verdict.FAIL, lookedAt, wrong);
  }

  /** Could not verify. */
  public static Outcome unknown(String lookedAt, String reason) {
    return new Outcome(Verdict.UNKNOWN, lookedAt, List.of(reason));
  }

  /** The same, with {@code more} notes. */
  public Outcome withNotes(List<String> more) {
    return new Outcome(verdict, lookedAt, evidence, more);
  }
}
