package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.MigrationException;

/** CloudFormation could not write the switch's result into the stack. */
public final class ReconcileFailedException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** A failure with the stack's status and the causes from its events. */
  public ReconcileFailedException(String message) {
    super(message);
  }
}
