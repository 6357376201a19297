package com.paymentmigration.backup;

import com.paymentmigration.tagging.MandatoryTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What AWS Backup needs to back up one cluster and some tables.
 *
 * <p>Source: version 30 of the managed policy {@code AWSBackupServiceRolePolicyForBackup}, which
 * allows the same for every resource of seventeen services; here only what concerns Aurora and
 * DynamoDB, only on these resources, and without sharing or copying snapshots. No restore: a role
 * that the plan uses every day cannot overwrite anything.
 *
 * <p>No {@code rds:DeleteDBClusterAutomatedBackup} either, which the managed policy has: names of
 * automated backups are generated, so that the role could delete those of any cluster. It serves
 * only after a cluster is gone, and RDS itself deletes what it kept then, at the end of its
 * retention.
 */
final class BackupStatements {
  private final Stack stack;
  private final BackupProtectionProps props;

  BackupStatements(Stack stack, BackupProtectionProps props) {
    this.stack = stack;
    this.props = props;
  }

  List<PolicyStatement> all(String vaultArn) {
    List<PolicyStatement> all = new ArrayList<>();
    all.add(
        allow(
                "ReadDatabases",
                List.of(rds("cluster", "*"), rds("cluster-snapshot", "*"), automatic()))
            .actions(
                List.of(
                    "rds:DescribeDBClusterAutomatedBackups",
                    "rds:DescribeDBClusterSnapshots",
                    "rds:DescribeDBClusters",
                    "rds:ListTagsForResource"))
            .build());
    all.add(
        allow("BackUpCluster", List.of(props.clusterArn(), snapshots()))
            .actions(List.of("rds:CreateDBClusterSnapshot"))
            .build());
    // A snapshot that is just being made has no tags yet; one of another workload has others.
    all.add(
        allow("TagOwnSnapshots", List.of(props.clusterArn(), snapshots()))
            .actions(List.of("rds:AddTagsToResource"))
            .conditions(Map.of("StringEqualsIfExists", ofThisEnvironment()))
            .build());
    // Continuous backup sets the retention of the cluster's own backups.
    all.add(
        allow("BackUpContinuously", List.of(props.clusterArn()))
            .actions(List.of("rds:ModifyDBCluster"))
            .build());
    all.add(
        allow("ExpireOwnSnapshots", List.of(snapshots()))
            .actions(List.of("rds:DeleteDBClusterSnapshot"))
            .conditions(Map.of("StringEquals", ofThisEnvironment()))
            .build());
    if (!props.tableArns().isEmpty()) {
      all.addAll(tables());
    }
    all.add(
        allow("UseVault", List.of(vaultArn))
            .actions(List.of("backup:CopyIntoBackupVault", "backup:DescribeBackupVault"))
            .build());
    all.add(
        allow("TagRecoveryPoints", List.of(arn("backup", "recovery-point", "*")))
            .actions(List.of("backup:TagResource"))
            .build());
    all.addAll(keys());
    return all;
  }

  private List<PolicyStatement> tables() {
    return List.of(
        allow("BackUpTables", props.tableArns())
            .actions(
                List.of(
                    "dynamodb:CreateBackup",
                    "dynamodb:DescribeTable",
                    "dynamodb:ListTagsOfResource",
                    "dynamodb:StartAwsBackupJob"))
            .build(),
        allow(
                "ExpireTableBackups",
                props.tableArns().stream().map(table -> table + "/backup/*").toList())
            .actions(List.of("dynamodb:DeleteBackup", "dynamodb:DescribeBackup"))
            .build(),
        allow("ReadTables", keyArns(props.tableKey(), props.vaultKey()))
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of("kms:ViaService", "dynamodb." + stack.getRegion() + ".amazonaws.com")))
            .build());
  }

  private List<PolicyStatement> keys() {
    List<String> keys = keyArns(props.clusterKey(), props.tableKey(), props.vaultKey());
    return List.of(
        allow("FindKeys", keys).actions(List.of("kms:DescribeKey")).build(),
        allow("LetServicesUseKeys", keys)
            .actions(List.of("kms:CreateGrant"))
            .conditions(Map.of("Bool", Map.of("kms:GrantIsForAWSResource", "true")))
            .build());
  }

  /**
   * Snapshots of other workloads carry the same prefix. The cluster copies its tags to its
   * snapshots (CopyTagsToSnapshot), and nobody else may set this one on a snapshot that has it.
   */
  private Map<String, String> ofThisEnvironment() {
    return Map.of("aws:ResourceTag/" + MandatoryTags.ENVIRONMENT, props.environmentName());
  }

  private static PolicyStatement.Builder allow(String sid, List<String> resources) {
    return PolicyStatement.Builder.create().sid(sid).resources(resources);
  }

  private static List<String> keyArns(IKey... keys) {
    return Stream.of(keys).map(IKey::getKeyArn).distinct().toList();
  }

  /** Snapshots that AWS Backup made: it gives them this prefix. */
  private String snapshots() {
    return rds("cluster-snapshot", "awsbackup:*");
  }

  /** Automated backups: their names are generated. */
  private String automatic() {
    return rds("cluster-auto-backup", "*");
  }

  private String rds(String resource, String name) {
    return arn("rds", resource, name);
  }

  private String arn(String service, String resource, String name) {
    return stack.formatArn(
        ArnComponents.builder()
            .service(service)
            .resource(resource)
            .resourceName(name)
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }
}
