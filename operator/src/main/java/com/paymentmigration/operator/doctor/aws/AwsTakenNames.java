package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.TakenNames;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** Names in this account and region, asked service by service. */
record AwsTakenNames(
    String region,
    String account,
    Supplier<RdsClient> rds,
    Supplier<CloudWatchLogsClient> logs,
    Supplier<SfnClient> workflows,
    Supplier<BackupClient> backup)
    implements TakenNames {
  @Override
  public boolean taken(String type, String name) {
    return switch (type) {
      case "AWS::RDS::DBCluster" -> cluster(name);
      case "AWS::Logs::LogGroup" ->
          logs
              .get()
              .describeLogGroupsPaginator(r -> r.logGroupNamePrefix(name))
              .logGroups()
              .stream()
              .anyMatch(group -> group.logGroupName().equals(name));
      case "AWS::StepFunctions::StateMachine" -> stateMachine(name);
      case "AWS::Backup::BackupVault" -> vault(name);
      default -> throw new IllegalArgumentException("no way to look for a name of " + type);
    };
  }

  private boolean cluster(String name) {
    try {
      return rds.get().describeDBClusters(r -> r.dbClusterIdentifier(name)).hasDbClusters();
    } catch (DbClusterNotFoundException free) {
      return false;
    }
  }

  private boolean stateMachine(String name) {
    String arn = "arn:aws:states:" + region + ":" + account + ":stateMachine:" + name;
    try {
      return workflows.get().describeStateMachine(r -> r.stateMachineArn(arn)).name() != null;
    } catch (StateMachineDoesNotExistException free) {
      return false;
    }
  }

  private boolean vault(String name) {
    try {
      return backup.get().describeBackupVault(r -> r.backupVaultName(name)).backupVaultArn()
          != null;
    } catch (AwsServiceException failure) {
      if (SdkFailures.code(failure).equals("ResourceNotFoundException")) {
        return false;
      }
      throw failure;
    }
  }
}
