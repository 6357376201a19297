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
  private static final Map<String, Set<String>> DETAILS = details();

  /** Words that a field may have, by source and the field's pointer below {@code detail}. */
  private static final Map<String, Set<String>> WORDS = words();

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
    JsonNode detail = pattern.path("detail");
    if (problems.isEmpty() && pattern.path("source").size() == 1 && !isApiCall(pattern)) {
      detail(pattern.path("source").path(0).asText(), detail, problems);
    }
    return problems;
  }

  private static boolean isApiCall(JsonNode pattern) {
    for (JsonNode type : pattern.path("detail-type")) {
      if (type.asText().equals(API_CALL)) {
        return true;
      }
    }
    return false;
  }

  /** Fields below {@code detail}, and values of those that have a few words only. */
  private static void detail(String source, JsonNode detail, List<Problem> problems) {
    Set<String> fields = DETAILS.getOrDefault(source, Set.of());
    for (Map.Entry<String, JsonNode> field : detail.properties()) {
      boolean operator = field.getKey().equals("$or");
      if (!fields.isEmpty() && !operator && !fields.contains(field.getKey())) {
        problems.add(
            Problem.at(
                "/detail/" + field.getKey(),
                field.getKey(),
                "a field of the source's events: " + String.join(", ", fields)));
      }
    }
    for (Map.Entry<String, Set<String>> word : WORDS.entrySet()) {
      String path = word.getKey().substring(word.getKey().indexOf('/'));
      if (word.getKey().startsWith(source + "/")) {
        for (JsonNode value : detail.at(path)) {
          if (value.isTextual() && !word.getValue().contains(value.asText())) {
            problems.add(
                Problem.at(
                    "/detail" + path, value, "one of " + String.join(", ", word.getValue())));
          }
        }
      }
    }
  }

  /** Fields below {@code detail}, on the same pages. */
  private static Map<String, Set<String>> details() {
    Map<String, Set<String>> details = new LinkedHashMap<>();
    details.put(
        "aws.states",
        new TreeSet<>(
            List.of(
                "cause",
                "error",
                "executionArn",
                "input",
                "inputDetails",
                "name",
                "output",
                "outputDetails",
                "redriveCount",
                "redriveDate",
                "redriveStatus",
                "redriveStatusReason",
                "startDate",
                "stateMachineAliasArn",
                "stateMachineArn",
                "stateMachineVersionArn",
                "status",
                "stopDate")));
    details.put(
        "aws.cloudwatch",
        new TreeSet<>(
            List.of(
                "actionSuppressor",
                "alarmName",
                "configuration",
                "muteDetail",
                "operation",
                "previousConfiguration",
                "previousState",
                "state")));
    details.put(
        "aws.rds",
        new TreeSet<>(
            List.of(
                "Date",
                "EventCategories",
                "EventID",
                "Message",
                "SourceArn",
                "SourceIdentifier",
                "SourceType",
                "Tags")));
    return details;
  }

  private static Map<String, Set<String>> words() {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    words.put(
        "aws.states/status",
        new TreeSet<>(
            List.of("ABORTED", "FAILED", "PENDING_REDRIVE", "RUNNING", "SUCCEEDED", "TIMED_OUT")));
    Set<String> states = new TreeSet<>(List.of("ALARM", "INSUFFICIENT_DATA", "OK"));
    words.put("aws.cloudwatch/state/value", states);
    words.put("aws.cloudwatch/previousState/value", states);
    return words;
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
