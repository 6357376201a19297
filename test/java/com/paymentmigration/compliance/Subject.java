package com.paymentmigration.compliance;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a place of the template is about, for the table of mutations only. */
final class Subject {
  private static final Map<String, String> PLACES = places();

  private Subject() {}

  static String of(TemplateMutation mutation) {
    String place = mutation.place();
    return PLACES.entrySet().stream()
        .filter(each -> place.matches(".*(" + each.getKey() + ").*"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("R1 environments");
  }

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("Tags(/|$)", "C5 tags");
    places.put("^AWS::IAM|Lambda::Permission|KeyPolicy", "privileges");
    places.put("KMS|Kms|Encrypt|SSESpecification|Ebs", "C1 encryption");
    places.put("SecretsManager|Password", "C2 credentials");
    places.put("^AWS::Backup|BackupRetention|PointInTime|DeletionP|ReplacePolicy", "R7 backups");
    places.put("StepFunctions|TargetGroup|Events::Rule", "C3 rollback and workflows");
    places.put("CloudWatch|SNS::", "R5 alarms");
    places.put("EC2::LaunchTemplate|AutoScaling", "R1 environments");
    places.put("AWS::EC2|VpcConfig|SubnetIds|SecurityGroup", "C4 network");
    places.put("^Parameters|^Conditions|^Mappings|^Rules", "C7 parameters");
    places.put("WAFv2|ElasticLoadBalancingV2", "R2 entrance");
    places.put("Logs::LogGroup", "PCI 10 logs");
    places.put("RDS::", "R1 databases");
    places.put("DynamoDB", "R3 tables");
    places.put("Lambda::|Custom::", "R6 functions");
    places.put("^Outputs", "R8 outputs");
    return places;
  }
}
