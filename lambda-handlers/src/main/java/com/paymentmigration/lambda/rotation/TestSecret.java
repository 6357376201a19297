package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.Environment;

/** Proves that both clusters accept the pending credential. */
final class TestSecret implements StepAction {
  private final SecretVault vault;
  private final ClusterPair clusters;

  TestSecret(SecretVault vault, ClusterPair clusters) {
    this.vault = vault;
    this.clusters = clusters;
  }

  @Override
  public void run(Rotation rotation) {
    Credentials pending = PendingCredential.of(vault, rotation);
    for (Environment side : Environment.values()) {
      LoginOutcome outcome = clusters.of(side).tryLogin(pending);
      boolean mayBeLocked = rotation.account().side().isPresent();
      if (outcome != LoginOutcome.OPEN && !(mayBeLocked && outcome == LoginOutcome.LOCKED)) {
        throw new LoginRefusedException(side, pending.username(), outcome);
      }
    }
  }
}
