package com.paymentmigration.lambda.traffic;

/** What a round of a bake decides. */
public enum BakeVerdict {
  /** Neither enough time nor enough evidence yet: take another round. */
  CONTINUE,
  /** The time is over and the last rounds were clean. */
  PASS,
  /** There is evidence against the step: roll back. */
  FAIL
}
