package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.TransientFailureException;

/** No connection could be opened: nothing was done. */
public class DatabaseUnreachableException extends TransientFailureException {
  private static final long serialVersionUID = 1L;

  /** A server that did not let us in, and why. */
  public DatabaseUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
