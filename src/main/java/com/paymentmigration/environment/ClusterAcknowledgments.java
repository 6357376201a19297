package com.paymentmigration.environment;

import static com.paymentmigration.compliance.Acknowledgments.acknowledge;

import com.paymentmigration.compliance.WildcardFinding;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Findings on a cluster that are decided (ADR 0027), each on its one resource. */
final class ClusterAcknowledgments {
  private ClusterAcknowledgments() {}

  static void onCluster(Construct cluster, boolean deletionProtection) {
    acknowledge(
        cluster,
        "AwsSolutions-RDS14",
        "Backtrack is not supported together with binary log replication, which the way back of a"
            + " cutover needs; point-in-time recovery covers seven days");
    acknowledge(
        cluster,
        "PCI.DSS.321-RDSLoggingEnabled[LogExport::general]",
        "The general log holds every statement with its literals, card numbers among them; who did"
            + " what is in the audit log");
    acknowledge(
        cluster,
        "AwsSolutions-RDS10",
        deletionProtection
            ? "Switched by the parameter DeletionProtection, which must be on before the migration"
                + " may begin: protected from its first second on, a cluster would stop the rollback"
                + " of a first deployment that failed. The rule cannot read a switch;"
                + " LifeCycle.ProtectedByTheSwitch does"
            : "The profile says that this deployment holds no data worth keeping");
  }

  static void onInstances(List<? extends Construct> instances) {
    instances.forEach(
        instance ->
            acknowledge(
                instance,
                "PCI.DSS.321-RDSAutomaticMinorVersionUpgradeEnabled",
                "A version that changes by itself is drift and could differ between the two sides of"
                    + " a replication; upgrades are made deliberately, standby first"));
  }

  static void onMonitoringPolicy(Construct policy, String logGroup, String logStreams) {
    acknowledge(
        policy,
        WildcardFinding.onResource(Stack.of(policy), logGroup),
        "IAM asks about actions on a log group with the ARN of its streams; the group is one by name");
    acknowledge(
        policy,
        WildcardFinding.onResource(Stack.of(policy), logStreams),
        "RDS names a log stream after each instance's resource id, which is not known before the"
            + " instance exists");
  }
}
