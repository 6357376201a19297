package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.MigrationState;
import java.util.Optional;

/** The state item and its audit events. */
public interface StateStore {
  /**
   * The state item by a consistent read; {@link MigrationState#initial} (version 0) if none was
   * ever written.
   *
   * @throws com.paymentmigration.lambda.domain.TransientFailureException if it cannot be read
   */
  MigrationState read();

  /**
   * Writes {@code next} and {@code event} in one transaction, on condition that the stored item has
   * {@code expected}'s version <em>and</em> epoch (version 0: that no item exists). No retry
   * inside: {@link StateWriter} decides what a lost reply means.
   *
   * @throws StateConflictException if the condition failed: nothing was written
   * @throws LostReplyException if the outcome is unknown
   */
  void write(MigrationState expected, MigrationState next, AuditEvent event);

  /**
   * The audit event that was stored with the write that produced {@code epoch} and {@code version},
   * by a consistent read. Its token tells whose write it was.
   *
   * @throws com.paymentmigration.lambda.domain.TransientFailureException if it cannot be read
   */
  Optional<AuditEvent> event(long epoch, long version);

  /** ARN of the function that writes, as Lambda told it; empty where nobody did. */
  default String caller() {
    return "";
  }
}
