package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.Pauser;
import com.paymentmigration.lambda.domain.DatabaseAccount;

/** Moves the replication channel to the new credential, if it is its own, and then the label. */
final class FinishSecret implements StepAction {
  private final SecretVault vault;
  private final ClusterPair clusters;
  private final AdminLogin login;
  private final ReplicationChannel channel;
  private final Pauser pauser;

  FinishSecret(
      SecretVault vault,
      ClusterPair clusters,
      AdminLogin login,
      ReplicationChannel channel,
      Pauser pauser) {
    this.vault = vault;
    this.clusters = clusters;
    this.login = login;
    this.channel = channel;
    this.pauser = pauser;
  }

  @Override
  public void run(Rotation rotation) {
    if (rotation.account() == DatabaseAccount.REPLICATOR) {
      Credentials pending = PendingCredential.of(vault, rotation);
      try (LockedPair pair = LockedPair.open(clusters, login, rotation.lease(), pauser)) {
        channel.moveTo(pending, rotation.current(), pair);
      }
    }
    vault.makeCurrent(rotation.secretId(), rotation.currentVersion(), rotation.token());
  }
}
