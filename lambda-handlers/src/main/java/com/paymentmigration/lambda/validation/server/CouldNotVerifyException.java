package com.paymentmigration.lambda.validation.server;

/** Something could not be verified; the message is the reason, for a person. */
public class CouldNotVerifyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean transientFailure;

  /**
   * With its reason.
   *
   * @param transientFailure whether trying again may help
   */
  public CouldNotVerifyException(String reason, boolean transientFailure, Throwable cause) {
    super(reason, cause);
    this.transientFailure = transientFailure;
  }

  /** Whether trying again may help. */
  public boolean transientFailure() {
    return transientFailure;
  }
}
