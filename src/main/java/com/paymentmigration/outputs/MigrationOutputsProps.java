package com.paymentmigration.outputs;

import java.util.Objects;

/**
 * What is told; everything may be a token.
 *
 * @param activeEnvironment environment that owns steady-state traffic
 * @param migrationStatus status of the last reconcile
 * @param blueWeight percent of the traffic that blue receives
 * @param greenWeight percent of the traffic that green receives
 * @param loadBalancerName name of the load balancer
 * @param loadBalancerDnsName host name of the load balancer
 * @param dashboardUrl address of the dashboard
 * @param migrationWorkflowArn state machine of the forward run
 * @param rollbackWorkflowArn state machine of the rollback
 * @param validationWorkflowArn state machine of the validation
 * @param stateTableName table of the state item
 * @param blueClusterIdentifier identifier of blue's cluster
 * @param greenClusterIdentifier identifier of green's cluster
 * @param weightedRuleArn listener rule whose weights are the traffic
 * @param blueTargetGroupArn target group of blue's fleet
 * @param greenTargetGroupArn target group of green's fleet
 */
public record MigrationOutputsProps(
    String activeEnvironment,
    String migrationStatus,
    String blueWeight,
    String greenWeight,
    String loadBalancerName,
    String loadBalancerDnsName,
    String dashboardUrl,
    String migrationWorkflowArn,
    String rollbackWorkflowArn,
    String validationWorkflowArn,
    String stateTableName,
    String blueClusterIdentifier,
    String greenClusterIdentifier,
    String weightedRuleArn,
    String blueTargetGroupArn,
    String greenTargetGroupArn) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public MigrationOutputsProps {
    Objects.requireNonNull(activeEnvironment, "activeEnvironment");
    Objects.requireNonNull(migrationStatus, "migrationStatus");
    Objects.requireNonNull(blueWeight, "blueWeight");
    Objects.requireNonNull(greenWeight, "greenWeight");
    Objects.requireNonNull(loadBalancerName, "loadBalancerName");
    Objects.requireNonNull(loadBalancerDnsName, "loadBalancerDnsName");
    Objects.requireNonNull(dashboardUrl, "dashboardUrl");
    Objects.requireNonNull(migrationWorkflowArn, "migrationWorkflowArn");
    Objects.requireNonNull(rollbackWorkflowArn, "rollbackWorkflowArn");
    Objects.requireNonNull(validationWorkflowArn, "validationWorkflowArn");
    Objects.requireNonNull(stateTableName, "stateTableName");
    Objects.requireNonNull(blueClusterIdentifier, "blueClusterIdentifier");
    Objects.requireNonNull(greenClusterIdentifier, "greenClusterIdentifier");
    Objects.requireNonNull(weightedRuleArn, "weightedRuleArn");
    Objects.requireNonNull(blueTargetGroupArn, "blueTargetGroupArn");
    Objects.requireNonNull(greenTargetGroupArn, "greenTargetGroupArn");
  }
}
