package com.paymentmigration.lambda.validation.gate;

import com.paymentmigration.lambda.domain.MigrationStatus;

/** Port: the status that the state item holds. */
@FunctionalInterface
public interface MigrationStatusSource {
  /** Current status, read consistently; READY if the item does not exist yet. */
  MigrationStatus current();
}
