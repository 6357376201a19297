package com.paymentmigration.rehearsal.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What moto's CloudFormation cannot make, and what stands in for it here. */
final class LeftOut {
  private static final String MYSQL = "Aurora: two MySQL 8.0 servers stand in for the clusters";
  private static final String BACKUP = "not supported by moto's CloudFormation; plays no part";
  private static final String WAF = "not supported by moto's CloudFormation; plays no part";
  private static final String ALARM =
      "moto speaks another protocol than the SDK; a stand-in tells the guard alarms' states";

  /** Types, each with the reason. */
  static final Map<String, String> TYPES = types();

  /** Properties by type: moto stumbles over them. */
  static final Map<String, List<String>> PROPERTIES = Map.of("AWS::KMS::Key", List.of("Tags"));

  private LeftOut() {}

  private static Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    types.put("AWS::RDS::DBCluster", MYSQL);
    types.put("AWS::RDS::DBInstance", MYSQL);
    types.put("AWS::RDS::DBClusterParameterGroup", MYSQL);
    types.put("AWS::RDS::DBParameterGroup", MYSQL);
    types.put("AWS::RDS::DBSubnetGroup", MYSQL);
    types.put(
        "AWS::SecretsManager::Secret",
        "made through Secrets Manager's API with the MySQL servers' passwords");
    types.put(
        "AWS::SecretsManager::RotationSchedule",
        "not supported by moto's CloudFormation; scenarios call the rotation function");
    types.put(
        "Custom::PreMigrationValidation",
        "moto hands no custom resource to a function elsewhere; the workflow validates");
    types.put(
        "AWS::Lambda::EventInvokeConfig",
        "not supported by moto's CloudFormation; the gate, whose function it is about, is left out");
    types.put("AWS::Backup::BackupVault", BACKUP);
    types.put("AWS::Backup::BackupPlan", BACKUP);
    types.put("AWS::Backup::BackupSelection", BACKUP);
    types.put("AWS::SNS::TopicInlinePolicy", BACKUP);
    types.put("AWS::AutoScaling::ScalingPolicy", BACKUP);
    types.put("AWS::WAFv2::WebACL", WAF);
    types.put("AWS::WAFv2::WebACLAssociation", WAF);
    types.put("AWS::WAFv2::LoggingConfiguration", WAF);
    types.put("AWS::CloudWatch::Alarm", ALARM);
    types.put("AWS::CloudWatch::CompositeAlarm", ALARM);
    types.put("AWS::CloudWatch::Dashboard", "refers to attributes that moto lacks; nobody looks");
    return types;
  }
}
