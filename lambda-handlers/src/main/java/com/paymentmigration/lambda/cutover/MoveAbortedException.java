package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;

/** The writer cannot move safely: nothing was promoted. */
public class MoveAbortedException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** What did not hold. */
  public MoveAbortedException(String message) {
    super(message);
  }

  /** What did not hold, with its cause. */
  public MoveAbortedException(String message, Throwable cause) {
    super(message, cause);
  }
}
