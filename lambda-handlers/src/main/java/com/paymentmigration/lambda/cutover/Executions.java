package com.paymentmigration.lambda.cutover;

import java.time.Instant;
import java.util.Optional;

/** Workflow executions: who owns a run, and how a rollback starts. */
public interface Executions {
  /**
   * Whether the execution is known to have ended.
   *
   * @return true only on proof: an unknown or unreachable execution is not proven dead; an empty
   *     ARN is nobody and counts as ended
   */
  boolean ended(String executionArn);

  /**
   * Starts {@code RollbackWorkflow}; a second start under the same name is no failure (the service
   * refuses it).
   *
   * @param name unique to the cause, so that a repeated event starts nothing: letters, digits,
   *     hyphens, at most 80 characters
   * @param requestedBy who
   * @param reason why
   * @param alarmTime when the alarm that is the cause went off; empty if no alarm is
   */
  void startRollback(String name, String requestedBy, String reason, Optional<Instant> alarmTime);
}
