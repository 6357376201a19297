package com.paymentmigration.lambda.domain;

/** A migration step that did not do what it promises. */
public class MigrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with what was received and what is allowed. */
  public MigrationException(String message) {
    super(message);
  }

  /** A failure with its cause. */
  public MigrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
