package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;

/** The server answered a statement with an error; the session lives and nothing was changed. */
public class StatementFailedException extends MigrationException {
  private static final long serialVersionUID = 1L;
  private final int errorCode;

  /**
   * A refused statement.
   *
   * @param errorCode MySQL's error number
   */
  public StatementFailedException(int errorCode, String message, Throwable cause) {
    super(message, cause);
    this.errorCode = errorCode;
  }

  /** MySQL's error number, for example 1205 (lock wait timeout). */
  public int errorCode() {
    return errorCode;
  }
}
