package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.BoundedStatement;
import com.paymentmigration.lambda.cutover.Pauser;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;

/**
 * Makes the databases accept the pending credential: on both clusters before replication is armed,
 * afterwards on the writer, waiting until the standby has executed it.
 */
final class SetSecret implements StepAction {
  private final SecretVault vault;
  private final ClusterPair clusters;
  private final AdminLogin login;
  private final ReplicationChannel channel;
  private final Pauser pauser;
  private final BoundedStatement bounded;

  SetSecret(
      SecretVault vault,
      ClusterPair clusters,
      AdminLogin login,
      ReplicationChannel channel,
      Pauser pauser,
      BoundedStatement bounded) {
    this.vault = vault;
    this.clusters = clusters;
    this.login = login;
    this.channel = channel;
    this.pauser = pauser;
    this.bounded = bounded;
  }

  @Override
  public void run(Rotation rotation) {
    Credentials pending = PendingCredential.of(vault, rotation);
    try (LockedPair pair = LockedPair.open(clusters, login, rotation.lease(), pauser)) {
      if (rotation.account() == DatabaseAccount.REPLICATOR) {
        channel.leave(pending.username(), rotation.current(), pair);
      }
      for (Environment side : pair.targets()) {
        apply(rotation, pending, pair.accounts(side, bounded), pair.writer());
      }
      pair.awaitStandby();
    }
  }

  private static void apply(
      Rotation rotation, Credentials pending, GuardedAccounts session, Environment writer) {
    if (rotation.account() == DatabaseAccount.ADMIN) {
      session.setPassword(pending);
    } else {
      boolean locked = lockState(rotation, session, writer);
      if (session.locked(rotation.current().username()).isEmpty()) {
        // Day 0: clients may hold the generated credential already, so its user comes to be too.
        create(rotation.account(), rotation.current(), locked, session);
      }
      create(rotation.account(), pending, locked, session);
    }
  }

  /** Locked as the twin in use; with no twin yet, locked unless it is the writer's account. */
  private static boolean lockState(Rotation rotation, GuardedAccounts session, Environment writer) {
    return session
        .locked(rotation.current().username())
        .orElseGet(() -> rotation.account().side().filter(side -> side != writer).isPresent());
  }

  /** Locked until it has all that it needs: a crash in between leaves nothing half open. */
  private static void create(
      DatabaseAccount account, Credentials credential, boolean locked, GuardedAccounts session) {
    session.createLocked(credential);
    session.grant(account, credential.username());
    session.set(credential, locked);
  }
}
