package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;

/** A request whose outcome is unknown: it may have happened, may yet happen, or never. */
public class LostReplyException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** A request without an answer. */
  public LostReplyException(String message, Throwable cause) {
    super(message, cause);
  }
}
