package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.Pauser;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.MigrationException;

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
      moveChannel(rotation);
    }
    vault.makeCurrent(rotation.secretId(), rotation.currentVersion(), rotation.token());
  }

  private void moveChannel(Rotation rotation) {
    Credentials pending = PendingCredential.of(vault, rotation);
    try {
      pointChannelAs(pending, rotation);
    } catch (RotationRefusedException untouched) {
      throw untouched;
    } catch (MigrationException failure) {
      putBack(rotation, failure);
      throw failure;
    }
  }

  /** Over new connections: the old ones may be what failed, with the channel stopped. */
  private void putBack(Rotation rotation, MigrationException failure) {
    try {
      pointChannelAs(rotation.current(), rotation);
    } catch (MigrationException second) {
      failure.addSuppressed(second);
    }
  }

  private void pointChannelAs(Credentials replicator, Rotation rotation) {
    try (LockedPair pair = LockedPair.open(clusters, login, rotation.lease(), pauser)) {
      channel.moveTo(replicator, pair);
    }
  }
}
