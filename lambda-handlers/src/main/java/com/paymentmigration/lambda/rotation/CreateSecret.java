package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;

/**
 * Stores the next credential as pending: the twin's name with a new password. A pending credential
 * that is already there stays: databases may accept it already, and no other copy of it exists.
 */
final class CreateSecret implements StepAction {
  private final SecretVault vault;

  CreateSecret(SecretVault vault) {
    this.vault = vault;
  }

  @Override
  public void run(Rotation rotation) {
    if (vault.readPending(rotation.secretId(), rotation.token()).isEmpty()) {
      String next = rotation.account().next(rotation.current().username());
      vault.storePending(
          rotation.secretId(), rotation.token(), new Credentials(next, vault.newPassword()));
    }
  }
}
