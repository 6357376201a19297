package com.paymentmigration.lambda.validation.report;

import com.paymentmigration.lambda.domain.Verdict;
import java.util.Collection;

/** Arithmetic of verdicts. */
public final class Verdicts {
  private Verdicts() {}

  /** The worse of the two: FAIL is worse than UNKNOWN, which is worse than PASS. */
  public static Verdict and(Verdict one, Verdict other) {
    if (one == Verdict.FAIL || other == Verdict.FAIL) {
      return Verdict.FAIL;
    }
    return one == Verdict.UNKNOWN || other == Verdict.UNKNOWN ? Verdict.UNKNOWN : Verdict.PASS;
  }

  /** The worst of {@code verdicts}; UNKNOWN of none, because nothing was verified. */
  public static Verdict worst(Collection<Verdict> verdicts) {
    return verdicts.stream().reduce(Verdicts::and).orElse(Verdict.UNKNOWN);
  }
}
