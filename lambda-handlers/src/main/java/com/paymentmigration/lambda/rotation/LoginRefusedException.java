package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;

/** A server refused a user name and password. */
public class LoginRefusedException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** A refused login; never says the password. */
  public LoginRefusedException(Environment side, String username, LoginOutcome outcome) {
    super("login as " + username + " on " + side.key() + ": received " + outcome);
  }
}
