package com.paymentmigration.outputs;

import com.paymentmigration.protocol.OutputNames;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * The stack's outputs (requirement R8): where traffic and writes are, where to look, and the exact
 * commands to start, to watch and to roll back. No resources.
 *
 * <p>Outputs are as true as the last reconcile, and a reconcile ends every step of a run; the state
 * item is what is true this second, and a command shows it. Output names are fixed, because scripts
 * read them; none is a parameter's, so that neither hides the other.
 */
public final class MigrationOutputs extends Construct {
  /** Defines the outputs. */
  public MigrationOutputs(Construct scope, String id, MigrationOutputsProps props) {
    super(scope, id);
    where(props);
    OperatorCommands commands = new OperatorCommands(Stack.of(this).getRegion());
    output(
        "StartReplicationCommand",
        "Day 0: arms replication both ways, before data is loaded; or ./migrate start --mode replicate",
        commands.run(props.migrationWorkflowArn(), "replicate"));
    output(
        "StartValidationCommand",
        "Compares the data of both clusters and records the verdict; or ./migrate validate",
        commands.validate(props.validationWorkflowArn()));
    output(
        "StartMigrationCommand",
        "Shifts traffic and moves the writer to the other environment; or ./migrate start",
        commands.run(props.migrationWorkflowArn(), "migrate"));
    output(
        "WatchMigrationCommand",
        "Lists the latest runs; or ./migrate watch",
        commands.watch(props.migrationWorkflowArn()));
    output(
        "WatchStateCommand",
        "Shows status, writer, weight and reason as they are this second; or ./migrate status",
        commands.state(props.stateTableName()));
    output(
        "RollBackCommand",
        "Returns traffic and writer to the previous environment within 5 minutes; or ./migrate rollback",
        commands.rollBack(props.rollbackWorkflowArn()));
  }

  private void where(MigrationOutputsProps props) {
    output(
        "CurrentActiveEnvironment",
        "Environment that owns steady-state traffic and, at rest, the writer",
        props.activeEnvironment());
    output("CurrentMigrationStatus", "Status as of the last reconcile", props.migrationStatus());
    output("CurrentBlueWeight", "Percent of the traffic that goes to blue", props.blueWeight());
    output("CurrentGreenWeight", "Percent of the traffic that goes to green", props.greenWeight());
    output("LoadBalancerName", "Name of the load balancer", props.loadBalancerName());
    output(
        "LoadBalancerDnsName",
        "What the alias record of the service's domain points to",
        props.loadBalancerDnsName());
    output("DashboardUrl", "The migration at one look", props.dashboardUrl());
    output(
        OutputNames.MIGRATION_WORKFLOW_ARN,
        "State machine of the forward run",
        props.migrationWorkflowArn());
    output(
        OutputNames.ROLLBACK_WORKFLOW_ARN,
        "State machine of the rollback",
        props.rollbackWorkflowArn());
    output(
        OutputNames.VALIDATION_WORKFLOW_ARN,
        "State machine of the validation",
        props.validationWorkflowArn());
    output(
        OutputNames.STATE_TABLE_NAME,
        "Table of the state item, the audit events and the verdicts",
        props.stateTableName());
    output(
        OutputNames.BLUE_CLUSTER_IDENTIFIER,
        "Identifier of blue's cluster",
        props.blueClusterIdentifier());
    output(
        OutputNames.GREEN_CLUSTER_IDENTIFIER,
        "Identifier of green's cluster",
        props.greenClusterIdentifier());
    output(
        OutputNames.WEIGHTED_RULE_ARN,
        "Listener rule whose weights are the traffic this second",
        props.weightedRuleArn());
    output(
        OutputNames.BLUE_TARGET_GROUP_ARN,
        "Target group of blue's fleet",
        props.blueTargetGroupArn());
    output(
        OutputNames.GREEN_TARGET_GROUP_ARN,
        "Target group of green's fleet",
        props.greenTargetGroupArn());
  }

  private void output(String name, String description, String value) {
    CfnOutput output =
        CfnOutput.Builder.create(this, name).description(description).value(value).build();
    output.overrideLogicalId(name);
  }
}
