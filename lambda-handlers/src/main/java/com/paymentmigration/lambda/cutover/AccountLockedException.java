package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;

/** Login refused because the account is locked (3118): the durable half of the fence holds. */
public class AccountLockedException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** A locked account. */
  public AccountLockedException(String message, Throwable cause) {
    super(message, cause);
  }
}
