package com.paymentmigration.lambda.rotation;

/** What a server says to a user name and password. */
public enum LoginOutcome {
  /** Logged in. */
  OPEN,
  /**
   * The password is right and the account is locked (3118). MySQL verifies the password first: a
   * wrong one gives 1045 on a locked account too, so this is a proof.
   */
  LOCKED,
  /** Wrong password, unknown user, or a connection that the account does not allow (1045). */
  REFUSED
}
