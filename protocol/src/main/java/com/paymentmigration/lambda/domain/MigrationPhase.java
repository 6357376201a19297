package com.paymentmigration.lambda.domain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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

  /**
   * Phases in which traffic and the writer may move. In {@link #PREPARE} a rule of the stack
   * rejects every split weight, so that a run would fail at its first reconcile; in {@link #RETIRE}
   * the other side is being taken down.
   */
  public static final List<MigrationPhase> MOVING = List.of(MIGRATE, STABILIZE);

  /** Phases in which replication may be armed: all but {@link #RETIRE}. */
  public static final List<MigrationPhase> ARMING = List.of(PREPARE, MIGRATE, STABILIZE);

  /** Keys of {@code phases}, separated by commas: what a message says is allowed. */
  public static String keys(List<MigrationPhase> phases) {
    return phases.stream().map(MigrationPhase::key).collect(Collectors.joining(", "));
  }

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
