package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;

/** Somebody else changed the state item first: nothing was written. */
public class StateConflictException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** A write that expected {@code version} of {@code epoch}. */
  public StateConflictException(long epoch, long version) {
    super("state item: expected version " + version + " of epoch " + epoch + ", found another");
  }
}
