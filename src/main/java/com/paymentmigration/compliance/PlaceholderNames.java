package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts that stand for what is known at deployment only. They have the form of the real value, so
 * that a language can be parsed with them: an ARN has an ARN's parts, and the logical id in it.
 */
final class PlaceholderNames {
  static final String REGION = "us-east-1";
  static final String ACCOUNT = "111122223333";

  /** Resource part of an ARN by type; without a line here it is the logical id. */
  private static final Map<String, String> FORMS = forms();

  private final JsonNode template;

  PlaceholderNames(JsonNode template) {
    this.template = template;
  }

  /** What {@code Ref} stands for. */
  String ref(String name) {
    JsonNode parameter = template.at("/Parameters/" + name);
    if (name.startsWith("AWS::")) {
      return pseudo(name);
    }
    if (parameter.isObject()) {
      String value = parameter.path("Default").asText();
      return value.isEmpty() ? name : value;
    }
    return isArn(type(name)) ? arn(name) : name;
  }

  /** What {@code Fn::GetAtt} stands for. */
  String attribute(String id, String attribute) {
    if (attribute.endsWith("Arn")) {
      return arn(id);
    }
    return switch (attribute) {
      case "LoadBalancerFullName" -> "app/" + id + "/1";
      case "TargetGroupFullName" -> "targetgroup/" + id + "/1";
      default -> id + "-" + attribute;
    };
  }

  private String arn(String id) {
    String type = type(id);
    String[] parts = type.split("::", -1);
    String service = parts.length == 3 ? service(parts[1]) : "cloudformation";
    String form = FORMS.getOrDefault(type, "%s");
    boolean global = service.equals("iam") || service.equals("s3");
    return "arn:aws:"
        + service
        + ":"
        + (global ? "" : REGION)
        + ":"
        + (service.equals("s3") ? "" : ACCOUNT)
        + ":"
        + form.formatted(id);
  }

  private String type(String id) {
    return template.path("Resources").path(id).path("Type").asText();
  }

  private static String service(String name) {
    return switch (name) {
      case "ElasticLoadBalancingV2" -> "elasticloadbalancing";
      case "StepFunctions" -> "states";
      default -> name.toLowerCase(java.util.Locale.ROOT);
    };
  }

  /** Types whose {@code Ref} is an ARN (CloudFormation's template reference, "Return values"). */
  private static boolean isArn(String type) {
    return switch (type) {
      case "AWS::SNS::Topic",
          "AWS::StepFunctions::StateMachine",
          "AWS::SecretsManager::Secret",
          "AWS::IAM::ManagedPolicy",
          "AWS::ElasticLoadBalancingV2::LoadBalancer",
          "AWS::ElasticLoadBalancingV2::TargetGroup",
          "AWS::ElasticLoadBalancingV2::Listener",
          "AWS::ElasticLoadBalancingV2::ListenerRule" ->
          true;
      default -> false;
    };
  }

  private static String pseudo(String name) {
    return switch (name) {
      case "AWS::Region" -> REGION;
      case "AWS::AccountId" -> ACCOUNT;
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackId" -> "arn:aws:cloudformation:" + REGION + ":" + ACCOUNT + ":stack/Stack/id";
      default -> name.replace("::", "-");
    };
  }

  private static Map<String, String> forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("AWS::Backup::BackupPlan", "backup-plan:%s");
    forms.put("AWS::Backup::BackupVault", "backup-vault:%s");
    forms.put("AWS::CloudWatch::Alarm", "alarm:%s");
    forms.put("AWS::CloudWatch::CompositeAlarm", "alarm:%s");
    forms.put("AWS::DynamoDB::Table", "table/%s");
    forms.put("AWS::ElasticLoadBalancingV2::Listener", "listener/app/balancer/1/%s");
    forms.put("AWS::ElasticLoadBalancingV2::ListenerRule", "listener-rule/app/balancer/1/2/%s");
    forms.put("AWS::ElasticLoadBalancingV2::LoadBalancer", "loadbalancer/app/%s/1");
    forms.put("AWS::ElasticLoadBalancingV2::TargetGroup", "targetgroup/%s/1");
    forms.put("AWS::Events::Rule", "rule/%s");
    forms.put("AWS::IAM::InstanceProfile", "instance-profile/%s");
    forms.put("AWS::IAM::ManagedPolicy", "policy/%s");
    forms.put("AWS::IAM::Role", "role/%s");
    forms.put("AWS::KMS::Key", "key/%s");
    forms.put("AWS::Lambda::Function", "function:%s");
    // With :*, as GetAtt returns it.
    forms.put("AWS::Logs::LogGroup", "log-group:%s:*");
    forms.put("AWS::RDS::DBCluster", "cluster:%s");
    forms.put("AWS::RDS::DBInstance", "db:%s");
    forms.put("AWS::SecretsManager::Secret", "secret:%s-a1b2c3");
    forms.put("AWS::StepFunctions::StateMachine", "stateMachine:%s");
    forms.put("AWS::WAFv2::WebACL", "regional/webacl/%s/1");
    return forms;
  }
}
