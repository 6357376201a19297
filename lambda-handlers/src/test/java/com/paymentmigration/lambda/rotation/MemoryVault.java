package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Secrets Manager's stage semantics in memory: one version a label; the current label's old version
 * becomes previous; a version's value never changes; the pending label stays on after finishing.
 */
final class MemoryVault implements SecretVault {
  private static final class Secret {
    private final Map<String, Credentials> values = new LinkedHashMap<>();
    private final Map<String, String> labels = new TreeMap<>();
    private int rotations;
    private boolean rotationEnabled = true;
  }

  private final Map<String, Secret> secrets = new TreeMap<>();
  private int passwords;

  /** A secret with a current version. */
  void create(String secretId, Credentials credential) {
    Secret secret = new Secret();
    secret.values.put(secretId + "-v0", credential);
    secret.labels.put(SecretVersions.CURRENT, secretId + "-v0");
    secrets.put(secretId, secret);
  }

  /** What RotateSecret does first: an empty version with the pending label. */
  String startRotation(String secretId) {
    Secret secret = secret(secretId);
    if (versions(secretId).rotationPending()) {
      throw new IllegalStateException("a previous rotation is in progress");
    }
    String token = secretId + "-v" + ++secret.rotations;
    secret.labels.put(SecretVersions.PENDING, token);
    return token;
  }

  void disableRotation(String secretId) {
    secret(secretId).rotationEnabled = false;
  }

  Credentials current(String secretId) {
    return read(secretId, SecretVersions.CURRENT).orElseThrow();
  }

  Credentials previous(String secretId) {
    return read(secretId, SecretVersions.PREVIOUS).orElseThrow();
  }

  Credentials pending(String secretId) {
    return read(secretId, SecretVersions.PENDING).orElseThrow();
  }

  @Override
  public SecretVersions versions(String secretId) {
    Map<String, Set<String>> stages = new TreeMap<>();
    secret(secretId)
        .labels
        .forEach(
            (label, version) -> stages.computeIfAbsent(version, v -> new TreeSet<>()).add(label));
    return new SecretVersions(secret(secretId).rotationEnabled, stages);
  }

  @Override
  public Optional<Credentials> read(String secretId, String label) {
    return Optional.ofNullable(secret(secretId).labels.get(label))
        .map(version -> secret(secretId).values.get(version));
  }

  @Override
  public Optional<Credentials> readPending(String secretId, String version) {
    return versions(secretId).has(version, SecretVersions.PENDING)
        ? Optional.ofNullable(secret(secretId).values.get(version))
        : Optional.empty();
  }

  @Override
  public void storePending(String secretId, String version, Credentials credential) {
    Credentials stored = secret(secretId).values.putIfAbsent(version, credential);
    if (stored != null && !stored.equals(credential)) {
      throw new IllegalStateException("ResourceExistsException: " + version);
    }
    secret(secretId).labels.put(SecretVersions.PENDING, version);
  }

  @Override
  public void makeCurrent(String secretId, String fromVersion, String toVersion) {
    Map<String, String> labels = secret(secretId).labels;
    if (!fromVersion.equals(labels.get(SecretVersions.CURRENT))) {
      throw new IllegalStateException("InvalidParameterException: " + fromVersion);
    }
    labels.put(SecretVersions.CURRENT, toVersion);
    labels.put(SecretVersions.PREVIOUS, fromVersion);
  }

  @Override
  public String newPassword() {
    return "Generated" + ++passwords;
  }

  private Secret secret(String secretId) {
    return Optional.ofNullable(secrets.get(secretId)).orElseThrow();
  }
}
