package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.language.PolicyDocument;
import com.paymentmigration.language.PolicyKind;
import com.paymentmigration.language.Problem;
import com.paymentmigration.language.ServicePrincipals;
import java.util.List;

/** Policy documents, wherever they stand. */
final class PolicyReader implements LanguageReader {
  /** Actions that another service calls a function by (service authorization reference). */
  private static final List<String> ON_FUNCTIONS =
      List.of("lambda:InvokeFunction", "lambda:InvokeFunctionUrl");

  @Override
  public void read(Resource resource, LanguageReport report) {
    String type = resource.type();
    read(resource, "AssumeRolePolicyDocument", PolicyKind.TRUST, report);
    read(resource, "KeyPolicy", PolicyKind.KEY, report);
    lockout(resource, report);
    read(
        resource,
        "AccessPolicy",
        type.equals("AWS::Backup::BackupVault") ? PolicyKind.VAULT : PolicyKind.RESOURCE,
        report);
    read(
        resource,
        "ResourcePolicy",
        type.startsWith("AWS::SecretsManager::") ? PolicyKind.SECRET : PolicyKind.RESOURCE,
        report);
    read(resource, "PolicyDocument", kind(type), report);
    permission(resource, report);
    compositeAlarms(resource, report);
    JsonNode inline = resource.properties().path("Policies");
    for (int index = 0; index < inline.size(); index++) {
      document(
          inline.get(index).path("PolicyDocument"),
          resource.pointer("Policies/" + index + "/PolicyDocument"),
          PolicyKind.IDENTITY,
          report);
    }
  }

  private static void read(
      Resource resource, String property, PolicyKind kind, LanguageReport report) {
    document(resource.properties().path(property), resource.pointer(property), kind, report);
  }

  private static void document(
      JsonNode document, String pointer, PolicyKind kind, LanguageReport report) {
    JsonNode json =
        document.isTextual()
            ? report.json(LanguageRule.POLICY, pointer, document.asText()).orElse(document)
            : document;
    if (json.isObject()) {
      report.structure(LanguageRule.POLICY, pointer, PolicyDocument.problems(json, kind));
    }
  }

  private static PolicyKind kind(String type) {
    if (type.startsWith("AWS::IAM::")) {
      return PolicyKind.IDENTITY;
    }
    return switch (type) {
      case "AWS::EC2::VPCEndpoint" -> PolicyKind.ENDPOINT;
      case "AWS::SNS::TopicInlinePolicy", "AWS::SNS::TopicPolicy" -> PolicyKind.TOPIC;
      default -> PolicyKind.RESOURCE;
    };
  }

  /** KMS API reference, CreateKey: the policy must let the account change it later. */
  private static void lockout(Resource resource, LanguageReport report) {
    JsonNode policy = resource.properties().path("KeyPolicy");
    boolean open = !policy.isObject();
    for (JsonNode statement : policy.path("Statement")) {
      String actions = statement.path("Action").toString();
      open |=
          statement.path("Effect").asText().equals("Allow")
              && statement.at("/Principal/AWS").asText().endsWith(":root")
              && !statement.has("Condition")
              && (actions.contains("\"kms:*\"") || actions.contains("\"kms:PutKeyPolicy\""));
    }
    if (!open) {
      report.refuse(
          LanguageRule.POLICY,
          resource.pointer("KeyPolicy"),
          "",
          new Problem(
              "the policy",
              "nobody of the account who may change it",
              "kms:* for the account's root, without a condition: KMS refuses a key without"));
    }
  }

  /**
   * CloudWatch API reference, DescribeAlarms: composite alarms are returned to a permission on *
   * only, which nothing but the operation's prose says.
   */
  private static void compositeAlarms(Resource resource, LanguageReport report) {
    boolean composite =
        resource
            .template()
            .path("Resources")
            .valueStream()
            .anyMatch(each -> each.path("Type").asText().equals("AWS::CloudWatch::CompositeAlarm"));
    JsonNode statements = resource.properties().at("/PolicyDocument/Statement");
    for (int index = 0; composite && index < statements.size(); index++) {
      JsonNode statement = statements.get(index);
      String on = statement.path("Resource").asText();
      if (statement.path("Effect").asText().equals("Allow")
          && statement.path("Action").toString().contains("\"cloudwatch:DescribeAlarms\"")
          && !on.equals("*")) {
        report.refuse(
            LanguageRule.POLICY,
            resource.pointer("PolicyDocument/Statement/" + index + "/Resource"),
            "",
            new Problem(
                "cloudwatch:DescribeAlarms",
                statement.path("Resource").toString(),
                "*: composite alarms are shown to nobody else"));
      }
    }
  }

  /** A statement of a function's policy, spelled as properties. */
  private static void permission(Resource resource, LanguageReport report) {
    JsonNode properties = resource.properties();
    if (!resource.type().equals("AWS::Lambda::Permission")) {
      return;
    }
    String principal = properties.path("Principal").asText();
    if (principal.contains(".") && !ServicePrincipals.isKnown(principal)) {
      report.refuse(
          LanguageRule.POLICY,
          resource.pointer("Principal"),
          principal,
          new Problem("the principal", principal, ServicePrincipals.allowed()));
    }
    String action = properties.path("Action").asText();
    if (!ON_FUNCTIONS.contains(action)) {
      report.refuse(
          LanguageRule.POLICY,
          resource.pointer("Action"),
          action,
          new Problem("the action", action, String.join(", ", ON_FUNCTIONS)));
    }
  }
}
