package com.paymentmigration.lambda.validation.gate;

import com.paymentmigration.lambda.domain.MigrationPhase;

/**
 * A change of the declared phase.
 *
 * @param from phase before; {@link MigrationPhase#PREPARE} when the stack is created
 * @param to phase after
 */
public record PhaseTransition(MigrationPhase from, MigrationPhase to) {
  /** Whether the migration moves on; such a change needs the state item at rest. */
  public boolean forward() {
    return to.compareTo(from) > 0;
  }

  /**
   * Whether the change leaves {@code prepare}, for {@code migrate} or, skipping it, for a later
   * phase: data that was never validated must not get past the gate by naming a later phase.
   */
  public boolean needsValidation() {
    return from == MigrationPhase.PREPARE && forward();
  }

  @Override
  public String toString() {
    return from.key() + " -> " + to.key();
  }
}
