package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.MigrationException;

/**
 * Something that should rest was not as the state item says. Thrown also when it was put right: a
 * person must know who disturbed it.
 */
public final class DisturbedAtRestException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** What was found, and what was done. */
  public DisturbedAtRestException(String message) {
    super(message);
  }
}
