package com.paymentmigration.monitoring;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.CfnTopic.SubscriptionProperty;
import software.amazon.awscdk.services.sns.CfnTopicInlinePolicy;
import software.constructs.Construct;

/**
 * The topic that operators hear of: alarms, approvals, halted runs, launches of instances. Two
 * resources: topic, with its subscription inline, and inline policy (their separate types have no
 * drift support, ADR 0016).
 *
 * <p>Encrypted with a customer key, whose policy must let CloudWatch alarms use it. Functions and
 * Auto Scaling publish with the permissions of their roles; CloudWatch has none, so the policy
 * names it. No rule of EventBridge publishes here: under a condition it could not (EventBridge User
 * Guide: "You can't use Condition blocks in Amazon SNS topic policies for EventBridge").
 */
public final class OperatorTopic extends Construct {
  private static final String PUBLISH = "sns:Publish";

  private final CfnTopic topic;

  /**
   * Defines the topic.
   *
   * @param key key of logs and notifications
   * @param alertEmail address that must confirm the subscription once; a token is fine
   */
  public OperatorTopic(Construct scope, String id, IKey key, String alertEmail) {
    super(scope, id);
    topic =
        CfnTopic.Builder.create(this, "Topic")
            .displayName("Payment migration")
            .kmsMasterKeyId(key.getKeyArn())
            .subscription(
                List.of(
                    SubscriptionProperty.builder().protocol("email").endpoint(alertEmail).build()))
            .build();
    CfnTopicInlinePolicy.Builder.create(this, "Policy")
        .topicArn(topic.getRef())
        .policyDocument(
            PolicyDocument.Builder.create()
                .statements(List.of(publishers(), onlyEncrypted()))
                .build())
        .build();
  }

  /** ARN of the topic. */
  public String arn() {
    return topic.getRef();
  }

  private PolicyStatement publishers() {
    return PolicyStatement.Builder.create()
        .sid("AlarmsOfThisAccount")
        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
        .actions(List.of(PUBLISH))
        .resources(List.of(topic.getRef()))
        .conditions(
            Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
        .build();
  }

  private PolicyStatement onlyEncrypted() {
    return PolicyStatement.Builder.create()
        .sid("NothingWithoutTls")
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of(PUBLISH))
        .resources(List.of(topic.getRef()))
        .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
        .build();
  }
}
