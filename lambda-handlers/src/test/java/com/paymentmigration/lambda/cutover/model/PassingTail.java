package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.domain.Verdict;
import java.time.Duration;

/** The model's rows are its executed sets: equality has compared them already. */
final class PassingTail implements TailCheck.Prepared {
  @Override
  public Verdict compare(Duration box) {
    return Verdict.PASS;
  }

  @Override
  public void close() {}
}
