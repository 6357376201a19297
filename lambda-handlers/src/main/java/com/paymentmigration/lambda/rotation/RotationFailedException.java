package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.domain.MigrationException;

/** A rotation step that could not do its work; repeating the rotation is safe. */
public class RotationFailedException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** What failed; never says a password. */
  public RotationFailedException(String message) {
    super(message);
  }

  /** What failed, and why; never says a password. */
  public RotationFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
