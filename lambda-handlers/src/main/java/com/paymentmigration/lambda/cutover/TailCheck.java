package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import java.time.Duration;

/** Compares, inside the fence, the rows that were in flight when validation looked. */
public interface TailCheck {
  /**
   * Fixes the set to compare, before the fence, so that the work inside is bounded.
   *
   * @param from the writer that is given up
   * @param box time that the comparison will be allowed; the set is chosen so that it fits
   * @throws MoveAbortedException if the set cannot be fixed; nothing was closed yet
   */
  Prepared prepare(Environment from, Duration box);

  /** A bounded set of rows or chunks; for one comparison. */
  interface Prepared extends AutoCloseable {
    /**
     * Compares both sides.
     *
     * @param box time allowed; over it the answer is {@link Verdict#UNKNOWN}
     */
    Verdict compare(Duration box);

    /** Tables and keys that a comparison found to differ; empty if it found none. */
    default String found() {
      return "";
    }

    /** Gives up the connections; waits for nothing and never throws. */
    @Override
    void close();
  }
}
