package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;

/** Reads the credential that a rotation is making. */
final class PendingCredential {
  private PendingCredential() {}

  /**
   * The pending credential of {@code rotation}.
   *
   * @throws RotationFailedException if it has no value, or a user name of another account
   */
  static Credentials of(SecretVault vault, Rotation rotation) {
    Credentials pending =
        vault
            .readPending(rotation.secretId(), rotation.token())
            .orElseThrow(
                () ->
                    new RotationFailedException(
                        "pending version "
                            + rotation.token()
                            + " of the secret of "
                            + rotation.account().username()
                            + ": received no value, allowed: a credential; createSecret makes it"));
    if (!rotation.account().usernames().contains(pending.username())) {
      throw new RotationFailedException(
          "pending username: received '"
              + pending.username()
              + "', allowed: "
              + String.join(", ", rotation.account().usernames()));
    }
    return pending;
  }
}
