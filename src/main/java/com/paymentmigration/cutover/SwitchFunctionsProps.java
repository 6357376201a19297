package com.paymentmigration.cutover;

import com.paymentmigration.function.DatabaseAccess;
import com.paymentmigration.function.FunctionPlatform;
import com.paymentmigration.state.MigrationStateTable;
import com.paymentmigration.workflow.WorkflowArns;
import java.util.Objects;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What the switch functions work with.
 *
 * @param platform what all functions share
 * @param state table of the state item
 * @param databases both clusters and their secrets
 * @param traffic the load balancer and what guards it
 * @param reconcileRole narrow role that a reconcile passes
 * @param topicArn topic that operators subscribe to
 * @param topicKey key of the topic
 * @param metricNamespace namespace of the stack's own metrics
 * @param migration the forward workflow, by name
 * @param rollback the rollback workflow, by name
 * @param workflowKey key of the workflows' execution data
 * @param proofRowsPerSecond rows that the continuous proof compares in a second; 0 for no proof
 */
public record SwitchFunctionsProps(
    FunctionPlatform platform,
    MigrationStateTable state,
    DatabaseAccess databases,
    TrafficAccess traffic,
    ReconcileRole reconcileRole,
    String topicArn,
    IKey topicKey,
    String metricNamespace,
    WorkflowArns migration,
    WorkflowArns rollback,
    IKey workflowKey,
    int proofRowsPerSecond) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public SwitchFunctionsProps {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(databases, "databases");
    Objects.requireNonNull(traffic, "traffic");
    Objects.requireNonNull(reconcileRole, "reconcileRole");
    Objects.requireNonNull(topicArn, "topicArn");
    Objects.requireNonNull(topicKey, "topicKey");
    Objects.requireNonNull(metricNamespace, "metricNamespace");
    Objects.requireNonNull(migration, "migration");
    Objects.requireNonNull(rollback, "rollback");
    Objects.requireNonNull(workflowKey, "workflowKey");
  }
}
