package com.paymentmigration.cutover;

import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.RollbackBudget;
import java.time.Duration;

/**
 * Timeouts of the switch functions and of the tasks that call them, in seconds. A task waits longer
 * than its function runs: a Step Functions timeout does not stop a Lambda, so the function must be
 * over when the workflow goes on. What lies on the rollback's way comes from {@link
 * RollbackBudget}.
 */
final class StepTimeouts {
  /** By which a function is over before its task gives up. */
  private static final int MARGIN = 1;

  static final int RUN_TASK = seconds(RollbackBudget.CLAIM.timeout());
  static final int RUN_FUNCTION = RUN_TASK - MARGIN;

  static final int TRAFFIC_BACK_TASK = seconds(RollbackBudget.TRAFFIC.timeout());
  static final int TRAFFIC_BACK_FUNCTION = TRAFFIC_BACK_TASK - MARGIN;

  static final int WRITER_TASK = seconds(Deadlines.RECOVER);
  static final int WRITER_FUNCTION = WRITER_TASK - MARGIN;

  /** Capacity before, weights, capacity after: 20 + 10 + 20 s, and a cold start. */
  static final int TRAFFIC_TASK = 70;

  static final int TRAFFIC_FUNCTION = TRAFFIC_TASK - MARGIN;

  /** A cold start, and a few reading calls. */
  static final int TOUCH_TASK = 20;

  static final int BAKE_TASK = 40;
  static final int BAKE_FUNCTION = BAKE_TASK - MARGIN;

  static final int RECONCILE_TASK = 40;
  static final int RECONCILE_FUNCTION = RECONCILE_TASK - MARGIN;

  static final int PREFLIGHT_TASK = 90;
  static final int PREFLIGHT_FUNCTION = PREFLIGHT_TASK - MARGIN;

  /** Both directions on day 0, {@link Deadlines#ARM} each, and what surrounds them. */
  static final int REPLICATION_TASK = 2 * seconds(Deadlines.ARM) + 60;

  static final int REPLICATION_FUNCTION = REPLICATION_TASK - MARGIN;

  private StepTimeouts() {}

  private static int seconds(Duration duration) {
    return Math.toIntExact(duration.toSeconds());
  }
}
