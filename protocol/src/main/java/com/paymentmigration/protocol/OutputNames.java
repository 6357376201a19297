package com.paymentmigration.protocol;

/** Names of the outputs that {@code ./migrate} reads: one definition for the stack and for it. */
public final class OutputNames {
  /** State machine of the forward run. */
  public static final String MIGRATION_WORKFLOW_ARN = "MigrationWorkflowArn";

  /** State machine of the rollback. */
  public static final String ROLLBACK_WORKFLOW_ARN = "RollbackWorkflowArn";

  /** State machine of the validation. */
  public static final String VALIDATION_WORKFLOW_ARN = "ValidationWorkflowArn";

  /** Table of the state item, the audit events and the verdicts. */
  public static final String STATE_TABLE_NAME = "StateTableName";

  /** Identifier of blue's cluster: the dimension of its metrics. */
  public static final String BLUE_CLUSTER_IDENTIFIER = "BlueClusterIdentifier";

  /** Identifier of green's cluster: the dimension of its metrics. */
  public static final String GREEN_CLUSTER_IDENTIFIER = "GreenClusterIdentifier";

  /** Listener rule whose weights are the traffic. */
  public static final String WEIGHTED_RULE_ARN = "WeightedRuleArn";

  /** Target group of blue's fleet. */
  public static final String BLUE_TARGET_GROUP_ARN = "BlueTargetGroupArn";

  /** Target group of green's fleet. */
  public static final String GREEN_TARGET_GROUP_ARN = "GreenTargetGroupArn";

  private OutputNames() {}
}
