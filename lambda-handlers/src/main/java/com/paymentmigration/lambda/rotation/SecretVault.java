package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import java.util.Optional;

/** Secrets Manager, as far as a rotation needs it. */
public interface SecretVault {
  /** Versions and labels of the secret. */
  SecretVersions versions(String secretId);

  /**
   * Whether a rotation made a new credential and did not finish: databases may accept either. A
   * rotation that was refused before createSecret leaves a pending label on a version without a
   * value, which changes nothing for anybody.
   */
  default boolean rotationPending(String secretId) {
    return versions(secretId).rotationPending()
        && read(secretId, SecretVersions.PENDING).isPresent();
  }

  /**
   * The credential that carries {@code label}; empty if no version carries it, or if that version
   * has no value yet.
   */
  Optional<Credentials> read(String secretId, String label);

  /** The credential of {@code version} while it is pending; empty if it has no value yet. */
  Optional<Credentials> readPending(String secretId, String version);

  /**
   * Stores {@code credential} as {@code version} with the pending label. Storing the same value
   * twice is no failure.
   */
  void storePending(String secretId, String version, Credentials credential);

  /** Moves the current label from one version to another, in one step. */
  void makeCurrent(String secretId, String fromVersion, String toVersion);

  /**
   * A new random password that needs no escaping in SQL, JSON or a procedure call, and fits into a
   * replication channel (32 characters).
   */
  String newPassword();
}
