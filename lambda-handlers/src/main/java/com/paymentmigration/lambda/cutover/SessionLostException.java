package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;

/**
 * The connection is gone (cut, killed, server down, or no answer in time). What was last sent may
 * have been executed, or may yet be. The session is unusable from here on.
 */
public class SessionLostException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** A session that ended under a statement. */
  public SessionLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
