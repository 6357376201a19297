package com.paymentmigration.iam;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What AWS would call a resource: names and ARNs in the form of its type, the same wherever the
 * template refers to it. A type without an entry has its logical id as its name.
 *
 * <p>Source of the forms: Service Authorization Reference, "Resource types defined by …" of each
 * service; CloudFormation's "Return values" of each type.
 */
final class FakeValues {
  static final String ACCOUNT = "111122223333";
  static final String REGION = "us-east-1";

  /** By type: how the ARN goes on after {@code arn:aws:}; %s is the physical name. */
  private static final Map<String, String> ARNS = arns();

  private FakeValues() {}

  private static Map<String, String> arns() {
    Map<String, String> arns = new TreeMap<>();
    arns.put("AWS::AutoScaling::AutoScalingGroup", "autoscaling:R:A:autoScalingGroup:1:name/%s");
    arns.put("AWS::Backup::BackupVault", "backup:R:A:backup-vault:%s");
    arns.put("AWS::CloudWatch::Alarm", "cloudwatch:R:A:alarm:%s");
    arns.put("AWS::CloudWatch::CompositeAlarm", "cloudwatch:R:A:alarm:%s");
    arns.put("AWS::DynamoDB::Table", "dynamodb:R:A:table/%s");
    arns.put("AWS::Events::Rule", "events:R:A:rule/%s");
    arns.put("AWS::IAM::ManagedPolicy", "iam::A:policy/%s");
    arns.put("AWS::IAM::Role", "iam::A:role/%s");
    arns.put("AWS::KMS::Key", "kms:R:A:key/%s");
    arns.put("AWS::Lambda::Function", "lambda:R:A:function:%s");
    arns.put("AWS::Logs::LogGroup", "logs:R:A:log-group:%s:*");
    arns.put("AWS::RDS::DBCluster", "rds:R:A:cluster:%s");
    arns.put("AWS::RDS::DBInstance", "rds:R:A:db:%s");
    arns.put("AWS::SNS::Topic", "sns:R:A:%s");
    arns.put("AWS::SecretsManager::Secret", "secretsmanager:R:A:secret:%s-AbCdEf");
    arns.put("AWS::StepFunctions::StateMachine", "states:R:A:stateMachine:%s");
    String balancer = "elasticloadbalancing:R:A:";
    String id = "/0123456789abcdef";
    arns.put("AWS::ElasticLoadBalancingV2::LoadBalancer", balancer + "loadbalancer/app/%s" + id);
    arns.put("AWS::ElasticLoadBalancingV2::Listener", balancer + "listener/app/%s" + id + id);
    arns.put(
        "AWS::ElasticLoadBalancingV2::ListenerRule",
        balancer + "listener-rule/app/%s" + id + id + id);
    arns.put("AWS::ElasticLoadBalancingV2::TargetGroup", balancer + "targetgroup/%s" + id);
    return arns;
  }

  /** ARN of a resource of {@code type}; of a type without one, something that no policy names. */
  static String arn(String type, String name) {
    return "arn:aws:"
        + ARNS.getOrDefault(type, "unknown:R:A:%s")
            .replace(":R:", ":" + REGION + ":")
            .replace(":A:", ":" + ACCOUNT + ":")
            .formatted(name);
  }

  /** Generated name of a resource; those of a key and of what CloudFormation calls by stack. */
  static String name(String type, String logicalId, String stackName) {
    return switch (type) {
      case "AWS::KMS::Key" ->
          UUID.nameUUIDFromBytes(logicalId.getBytes(StandardCharsets.UTF_8)).toString();
      case "AWS::SecretsManager::Secret" -> logicalId + "-1a2b3c4d5e6f";
      case "AWS::ElasticLoadBalancingV2::LoadBalancer",
          "AWS::ElasticLoadBalancingV2::Listener",
          "AWS::ElasticLoadBalancingV2::ListenerRule",
          "AWS::ElasticLoadBalancingV2::TargetGroup" ->
          logicalId.toLowerCase(Locale.ROOT);
      default -> stackName + "-" + logicalId + "-1A2B3C4D5E6F";
    };
  }

  /** Whether {@code Ref} to the type is its ARN. */
  static boolean refersByArn(String type) {
    return switch (type) {
      case "AWS::IAM::ManagedPolicy",
          "AWS::SNS::Topic",
          "AWS::SecretsManager::Secret",
          "AWS::StepFunctions::StateMachine" ->
          true;
      default -> type.startsWith("AWS::ElasticLoadBalancingV2::");
    };
  }
}
