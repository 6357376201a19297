package com.paymentmigration.lambda.rotation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The versions of one secret and their staging labels.
 *
 * @param rotationEnabled whether a rotation is configured
 * @param stages labels by version id
 */
public record SecretVersions(boolean rotationEnabled, Map<String, Set<String>> stages) {
  /** Label of the version that clients use. */
  public static final String CURRENT = "AWSCURRENT";

  /** Label of the version that a rotation is making. */
  public static final String PENDING = "AWSPENDING";

  /** Label of the version that was current before. */
  public static final String PREVIOUS = "AWSPREVIOUS";

  /** Copies the map. */
  public SecretVersions {
    stages = new TreeMap<>(stages);
  }

  /** Whether {@code version} carries {@code label}. */
  public boolean has(String version, String label) {
    return stages.getOrDefault(version, Set.of()).contains(label);
  }

  /** The version that carries {@code label}. */
  public Optional<String> labelled(String label) {
    return stages.keySet().stream().filter(version -> has(version, label)).findFirst();
  }

  /**
   * Whether a rotation began and did not finish. After a good one the pending label may stay on the
   * current version, which means nothing.
   */
  public boolean rotationPending() {
    return labelled(PENDING).filter(version -> !has(version, CURRENT)).isPresent();
  }
}
