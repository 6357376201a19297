package com.paymentmigration.encryption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;

/**
 * Key-policy statements for AWS services that use a key as themselves, without a role of this
 * account whose IAM policy could allow it.
 *
 * <p>None names a resource of the stack: a key policy that does is the first link of a key → role →
 * policy → key cycle (ADR 0022). Resource {@code *} in a key policy is the key itself.
 */
final class ServiceAccess {
  private static final List<String> THIS_KEY = List.of("*");

  private final Stack stack;

  ServiceAccess(Stack stack) {
    this.stack = stack;
  }

  /**
   * CloudWatch Logs of this region, for log groups of this account.
   *
   * <p>Source: "Encrypt log data in CloudWatch Logs using AWS KMS", step 2.
   */
  PolicyStatement cloudWatchLogs() {
    return PolicyStatement.Builder.create()
        .sid("CloudWatchLogsOfThisAccount")
        .principals(List.of(new ServicePrincipal("logs." + stack.getRegion() + ".amazonaws.com")))
        .actions(
            List.of(
                "kms:Decrypt*",
                "kms:Describe*",
                "kms:Encrypt*",
                "kms:GenerateDataKey*",
                "kms:ReEncrypt*"))
        .resources(THIS_KEY)
        .conditions(
            Map.of(
                "ArnLike",
                Map.of("kms:EncryptionContext:aws:logs:arn", arn("logs", "log-group", "*"))))
        .build();
  }

  /**
   * CloudWatch alarms of this account that notify an encrypted topic. Without it an alarm fires and
   * nobody hears it: the action fails with a KMS error in the alarm's history only.
   */
  PolicyStatement cloudWatchAlarms() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("ArnLike", Map.of("aws:SourceArn", arn("cloudwatch", "alarm", "*")));
    conditions.put("StringEquals", Map.of("aws:SourceAccount", stack.getAccount()));
    return PolicyStatement.Builder.create()
        .sid("AlarmsOfThisAccountNotify")
        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
        .resources(THIS_KEY)
        .conditions(conditions)
        .build();
  }

  /**
   * Everybody of this account who is allowed to use EBS, through EC2 only: so also the
   * service-linked role of Auto Scaling.
   *
   * <p>That role cannot be named: in a fresh account it does not exist before the first group, and
   * a key policy with an unknown principal is rejected (ADR 0025). This is the policy of the
   * AWS-managed EBS key.
   */
  PolicyStatement encryptedVolumes() {
    Map<String, String> equal = new LinkedHashMap<>();
    equal.put("kms:CallerAccount", stack.getAccount());
    equal.put("kms:ViaService", "ec2." + stack.getRegion() + ".amazonaws.com");
    return PolicyStatement.Builder.create()
        .sid("VolumesOfThisAccount")
        .principals(List.of(new AnyPrincipal()))
        .actions(
            List.of(
                "kms:CreateGrant",
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey*",
                "kms:ReEncrypt*"))
        .resources(THIS_KEY)
        .conditions(Map.of("StringEquals", equal))
        .build();
  }

  /**
   * Whoever of this account may publish to an encrypted topic, through SNS only: so also Auto
   * Scaling's service-linked role, which tells of launches and terminations and cannot be named
   * either (see {@link #encryptedVolumes()}).
   */
  PolicyStatement encryptedTopics() {
    Map<String, String> equal = new LinkedHashMap<>();
    equal.put("kms:CallerAccount", stack.getAccount());
    equal.put("kms:ViaService", "sns." + stack.getRegion() + ".amazonaws.com");
    return PolicyStatement.Builder.create()
        .sid("TopicsOfThisAccount")
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
        .resources(THIS_KEY)
        .conditions(Map.of("StringEquals", equal))
        .build();
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
