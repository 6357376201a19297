package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import java.time.Duration;

/** Compares, inside the fence, what validation could not settle while rows were in flight. */
public interface TailCheck {
  /**
   * Fixes the set to compare, before the fence, so that the work inside is bounded.
   *
   * @param from the writer that is given up
   */
  Prepared prepare(Environment from);

  /** A bounded set of rows or chunks. */
  interface Prepared {
    /**
     * Compares both sides.
     *
     * @param box time allowed; over it the answer is {@link Verdict#UNKNOWN}
     */
    Verdict compare(Duration box);
  }
}
