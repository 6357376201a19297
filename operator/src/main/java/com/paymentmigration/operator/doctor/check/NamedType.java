package com.paymentmigration.operator.doctor.check;

import java.util.Arrays;

/** Types whose name the template gives, and how somebody gets rid of what holds it. */
enum NamedType {
  CLUSTER(
      "AWS::RDS::DBCluster",
      "DBClusterIdentifier",
      "it may hold data: look first; import it, or delete its instances and then the cluster",
      "aws rds describe-db-clusters --region REGION --db-cluster-identifier NAME",
      "aws rds modify-db-cluster --region REGION --db-cluster-identifier NAME"
          + " --no-deletion-protection",
      "aws rds delete-db-cluster --region REGION --db-cluster-identifier NAME"
          + " --final-db-snapshot-identifier NAME-final"),
  LOG_GROUP(
      "AWS::Logs::LogGroup",
      "LogGroupName",
      "delete it if nobody needs its events (PCI DSS 10.5.1: a year), else import it",
      "aws logs delete-log-group --region REGION --log-group-name NAME"),
  STATE_MACHINE(
      "AWS::StepFunctions::StateMachine",
      "StateMachineName",
      "delete it",
      "aws stepfunctions delete-state-machine --region REGION"
          + " --state-machine-arn arn:aws:states:REGION:ACCOUNT:stateMachine:NAME"),
  BACKUP_VAULT(
      "AWS::Backup::BackupVault",
      "BackupVaultName",
      "delete it if it is empty; recovery points keep it until they expire",
      "aws backup list-recovery-points-by-backup-vault --region REGION --backup-vault-name NAME",
      "aws backup delete-backup-vault --region REGION --backup-vault-name NAME");

  private final String type;
  private final String property;
  private final String advice;

  /** One a line. */
  private final String commands;

  NamedType(String type, String property, String advice, String... commands) {
    this.type = type;
    this.property = property;
    this.advice = advice;
    this.commands = String.join("\n", commands);
  }

  /** The one of CloudFormation's type; null if the template gives it no name. */
  static NamedType of(String type) {
    return Arrays.stream(values()).filter(each -> each.type.equals(type)).findAny().orElse(null);
  }

  /** Property that gives the name. */
  String property() {
    return property;
  }

  String advice() {
    return advice;
  }

  String[] commands(String region, String account, String name) {
    return commands
        .lines()
        .map(
            each ->
                each.replace("REGION", region).replace("ACCOUNT", account).replace("NAME", name))
        .toArray(String[]::new);
  }
}
