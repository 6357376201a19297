package com.paymentmigration.lambda.rotation;

import java.util.Objects;

/**
 * What a secret holds. The text form hides the password, so that a credential may appear in a
 * message by mistake and still tell nothing.
 *
 * @param username name of a database user, {@code @'%'}
 * @param password its password
 */
public record Credential(String username, String password) {
  /**
   * Checks that nothing is missing.
   *
   * @throws IllegalArgumentException if a part is blank
   */
  public Credential {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    if (username.isBlank() || password.isBlank()) {
      throw new IllegalArgumentException(
          "secret of '" + username + "': received a blank username or password, allowed: neither");
    }
  }

  @Override
  public String toString() {
    return "Credential[" + username + ", password hidden]";
  }
}
