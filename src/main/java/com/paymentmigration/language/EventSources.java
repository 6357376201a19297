package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events of AWS services a pattern may wait for. A source or a detail type of another
 * spelling is accepted by EventBridge and never matches.
 *
 * <p>Source: EventBridge events reference, and the pages of the services that it links to. A
 * pattern for another source needs a line here, with its page.
 */
final class EventSources {
  private static final String API_CALL = "AWS API Call via CloudTrail";
  private static final Map<String, Set<String>> KNOWN = known();

  private EventSources() {}

  /** Texts of {@code source} and {@code detail-type} that no service sends. */
  static List<Problem> problems(JsonNode pattern) {
    List<Problem> problems = new ArrayList<>();
    Set<String> types = new TreeSet<>();
    boolean aws = !pattern.path("source").isEmpty();
    for (JsonNode source : pattern.path("source")) {
      boolean service = source.asText().startsWith("aws.");
      aws &= service;
      if (service && !KNOWN.containsKey(source.asText())) {
        problems.add(
            Problem.at(
                "/source", source, "a source of this list: " + String.join(", ", KNOWN.keySet())));
      }
      types.addAll(KNOWN.getOrDefault(source.asText(), Set.of()));
    }
    for (JsonNode type : pattern.path("detail-type")) {
      if (aws && problems.isEmpty() && type.isTextual() && !types.contains(type.asText())) {
        problems.add(
            Problem.at(
                "/detail-type", type, "a detail type of the source: " + String.join(", ", types)));
      }
    }
    return problems;
  }

  private static Map<String, Set<String>> known() {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    // https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
    put(known, "aws.states", "Step Functions Execution Status Change");
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
    put(
        known,
        "aws.cloudwatch",
        "CloudWatch Alarm State Change",
        "CloudWatch Alarm Configuration Change");
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-cloud-watch-events.html
    put(
        known,
        "aws.rds",
        "RDS DB Cluster Event",
        "RDS DB Instance Event",
        "RDS DB Cluster Snapshot Event",
        "RDS DB Snapshot Event",
        "RDS DB Parameter Group Event",
        "RDS DB Security Group Event",
        "RDS DB Proxy Event",
        "RDS Blue Green Deployment Event");
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
    put(
        known,
        "aws.backup",
        "Backup Job State Change",
        "Backup Plan State Change",
        "Backup Vault State Change",
        "Copy Job State Change",
        "Recovery Point State Change",
        "Region Setting State Change",
        "Report Job State Change",
        "Restore Job State Change");
    // https://docs.aws.amazon.com/autoscaling/ec2/userguide/automating-ec2-auto-scaling-with-eventbridge.html
    put(
        known,
        "aws.autoscaling",
        "EC2 Instance-launch Lifecycle Action",
        "EC2 Instance Launch Successful",
        "EC2 Instance Launch Unsuccessful",
        "EC2 Instance-terminate Lifecycle Action",
        "EC2 Instance Terminate Successful",
        "EC2 Instance Terminate Unsuccessful");
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html
    put(known, "aws.ec2", "EC2 Instance State-change Notification");
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/monitoring-eventbridge.html
    put(known, "aws.secretsmanager", "AWS Service Event via CloudTrail");
    // https://docs.aws.amazon.com/health/latest/ug/cloudwatch-events-health.html
    put(known, "aws.health", "AWS Health Event");
    // https://docs.aws.amazon.com/kms/latest/developerguide/kms-events.html
    put(
        known,
        "aws.kms",
        "KMS CMK Deletion",
        "KMS CMK Rotation",
        "KMS Imported Key Material Expiration");
    return known;
  }

  private static void put(Map<String, Set<String>> known, String source, String... types) {
    Set<String> all = new TreeSet<>(List.of(types));
    all.add(API_CALL);
    known.put(source, all);
  }
}
