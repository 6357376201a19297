package com.paymentmigration.lambda.domain;

import java.util.Locale;

/** Where the operator declares the migration to stand; changed by {@code cdk deploy} only. */
public enum MigrationPhase {
  /** Both environments exist; data is being loaded into blue and replicates to green. */
  PREPARE,
  /**
   * The data was validated; traffic and the writer may move. Entering it runs the validation gate.
   */
  MIGRATE,
  /** The cutover is done; the way back is still armed. */
  STABILIZE,
  /** The old side is being taken down; there is no way back. */
  RETIRE;

  /** Lower-case name, as the stack parameter spells it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The phase spelled {@code prepare}, {@code migrate}, {@code stabilize} or {@code retire}.
   *
   * @throws IllegalArgumentException if {@code key} is none of them
   */
  public static MigrationPhase ofKey(String key) {
    for (MigrationPhase phase : values()) {
      if (phase.key().equals(key)) {
        return phase;
      }
    }
    throw new IllegalArgumentException(
        "MigrationPhase: received '" + key + "', allowed: prepare, migrate, stabilize, retire");
  }
}
