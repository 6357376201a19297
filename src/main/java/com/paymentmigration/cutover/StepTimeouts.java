package com.paymentmigration.cutover;

/**
 * Timeouts of the switch functions and of the tasks that call them, in seconds. A task waits longer
 * than its function runs: a Step Functions timeout does not stop a Lambda, so the function must be
 * over when the workflow goes on.
 *
 * <p>{@code RollbackBudgetTest} adds up the rollback's worst path from the synthesized definition;
 * it must stay within {@value #ROLLBACK_BUDGET} s (C3, invariant I3).
 */
final class StepTimeouts {
  /** Everything back, or halted with a reason, this long after a rollback request. */
  static final int ROLLBACK_BUDGET = 300;

  static final int RUN_FUNCTION = 12;
  static final int RUN_TASK = 15;

  static final int TRAFFIC_FUNCTION = 18;
  static final int TRAFFIC_TASK = 20;

  static final int BAKE_FUNCTION = 30;
  static final int BAKE_TASK = 40;

  static final int RECONCILE_FUNCTION = 30;
  static final int RECONCILE_TASK = 40;

  static final int PREFLIGHT_FUNCTION = 80;
  static final int PREFLIGHT_TASK = 90;

  static final int REPLICATION_FUNCTION = 240;
  static final int REPLICATION_TASK = 250;

  static final int WRITER_FUNCTION = 65;
  static final int WRITER_TASK = 70;

  private StepTimeouts() {}
}
