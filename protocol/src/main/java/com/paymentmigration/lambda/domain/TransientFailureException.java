package com.paymentmigration.lambda.domain;

/**
 * A failure that left nothing half done, so that the same call may be repeated: the only one that
 * workflows retry.
 */
public class TransientFailureException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** A failure that may pass. */
  public TransientFailureException(String message) {
    super(message);
  }

  /** A failure that may pass, with its cause. */
  public TransientFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
