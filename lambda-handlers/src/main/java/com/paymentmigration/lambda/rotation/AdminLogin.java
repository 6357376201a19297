package com.paymentmigration.lambda.rotation;

import java.util.ArrayList;
import java.util.List;

/**
 * Logs in as the admin while the admin's own secret may be half-way through a rotation: the current
 * credential, then the pending one, then the current one again, because the label may have moved in
 * between, and at last the one before: an update of the stack that had read the secret earlier may
 * have set that.
 */
public final class AdminLogin {
  private static final List<String> ORDER =
      List.of(
          SecretVersions.CURRENT,
          SecretVersions.PENDING,
          SecretVersions.CURRENT,
          SecretVersions.PREVIOUS);

  private final SecretVault vault;
  private final String adminSecretId;

  /** Logs in with the credentials of {@code adminSecretId}. */
  public AdminLogin(SecretVault vault, String adminSecretId) {
    this.vault = vault;
    this.adminSecretId = adminSecretId;
  }

  /**
   * Opens a session.
   *
   * @throws LoginRefusedException if the server accepts neither credential
   * @throws RotationFailedException if the secret holds no credential at all
   */
  public AccountSession connect(AccountServer server) {
    List<LoginRefusedException> refusals = new ArrayList<>();
    for (String label : ORDER) {
      var credential = vault.read(adminSecretId, label);
      if (credential.isPresent()) {
        try {
          return server.connect(credential.get());
        } catch (LoginRefusedException refused) {
          refusals.add(refused);
        }
      }
    }
    if (refusals.isEmpty()) {
      throw new RotationFailedException("admin secret: received no value, allowed: a credential");
    }
    throw refusals.get(refusals.size() - 1);
  }
}
