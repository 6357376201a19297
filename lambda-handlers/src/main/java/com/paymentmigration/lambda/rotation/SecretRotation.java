package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.BoundedStatement;
import com.paymentmigration.lambda.cutover.Pauser;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Rotates one secret, one step a call. Every step checks what it finds rather than what an earlier
 * one did, so that any may run twice and a repeated rotation goes on where the last one ended.
 */
public final class SecretRotation {
  private final SecretVault vault;
  private final AccountSecrets secrets;
  private final RotationGate gate;
  private final Map<RotationStep, StepAction> actions = new EnumMap<>(RotationStep.class);

  /** A rotation of the accounts of {@code clusters}. */
  public SecretRotation(
      SecretVault vault,
      AccountSecrets secrets,
      ClusterPair clusters,
      RotationGate gate,
      Pauser pauser,
      BoundedStatement bounded) {
    this.vault = vault;
    this.secrets = secrets;
    this.gate = gate;
    AdminLogin login = new AdminLogin(vault, secrets.of(DatabaseAccount.ADMIN));
    ReplicationChannel channel = new ReplicationChannel(clusters, pauser);
    actions.put(RotationStep.CREATE_SECRET, new CreateSecret(vault));
    actions.put(
        RotationStep.SET_SECRET, new SetSecret(vault, clusters, login, channel, pauser, bounded));
    actions.put(RotationStep.TEST_SECRET, new TestSecret(vault, clusters));
    actions.put(
        RotationStep.FINISH_SECRET, new FinishSecret(vault, clusters, login, channel, pauser));
  }

  /**
   * Does the step, under the rotation lease. Does nothing if the version is current already.
   *
   * @param holder unique to this invocation
   * @param validity what is left of the function's timeout
   * @throws RotationRefusedException if a run or another rotation is under way
   * @throws RotationFailedException if the request makes no sense or the step did not succeed
   */
  public void perform(RotationRequest request, String holder, Duration validity) {
    secrets.accountOf(request.secretId());
    if (isDone(request, vault.versions(request.secretId()))) {
      return;
    }
    try (HeldLease lease = gate.enter(holder, reason(request), validity)) {
      // Read again: while this call waited for the lease, its twin may have finished.
      SecretVersions versions = vault.versions(request.secretId());
      if (!isDone(request, versions)) {
        actions.get(request.step()).run(rotation(request, versions, lease));
      }
    }
  }

  private static boolean isDone(RotationRequest request, SecretVersions versions) {
    if (!versions.rotationEnabled()) {
      throw new RotationFailedException(
          "secret " + request.secretId() + ": received a rotation, allowed: once it is enabled");
    }
    if (versions.has(request.token(), SecretVersions.CURRENT)) {
      return true;
    }
    if (!versions.has(request.token(), SecretVersions.PENDING)) {
      throw new RotationFailedException(
          "ClientRequestToken: received "
              + request.token()
              + ", allowed: the version that carries "
              + SecretVersions.PENDING);
    }
    return false;
  }

  private Rotation rotation(RotationRequest request, SecretVersions versions, HeldLease lease) {
    String currentVersion =
        versions
            .labelled(SecretVersions.CURRENT)
            .orElseThrow(() -> withoutCurrent(request.secretId()));
    Credentials current =
        vault
            .read(request.secretId(), SecretVersions.CURRENT)
            .orElseThrow(() -> withoutCurrent(request.secretId()));
    DatabaseAccount account = secrets.accountOf(request.secretId());
    if (!account.usernames().contains(current.username())) {
      throw new RotationFailedException(
          "username in the secret of "
              + account.username()
              + ": received '"
              + current.username()
              + "', allowed: "
              + String.join(", ", account.usernames()));
    }
    return new Rotation(
        request.secretId(), request.token(), currentVersion, account, current, lease);
  }

  private static RotationFailedException withoutCurrent(String secretId) {
    return new RotationFailedException(
        "secret "
            + secretId
            + ": received no "
            + SecretVersions.CURRENT
            + " version, allowed: one");
  }

  private static String reason(RotationRequest request) {
    return request.step().key() + " of " + request.secretId();
  }
}
