package com.paymentmigration.lambda.credentials;

/**
 * What a database account logs in with. Its text form names the account only.
 *
 * @param username name of the account, or of its twin
 * @param password never to be logged, nor to be part of an exception
 */
public record Credentials(String username, String password) {
  /**
   * Rejects credentials that no server would accept; the message names no value.
   *
   * @throws IllegalArgumentException if a part is blank
   */
  public Credentials {
    if (username == null || username.isBlank() || password == null || password.isBlank()) {
      throw new IllegalArgumentException(
          "credentials: received a blank username or password, allowed: neither blank");
    }
  }

  @Override
  public String toString() {
    return username + " (password withheld)";
  }
}
