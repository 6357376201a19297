package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.operator.drill.port.TopicFacts;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/** SNS. */
final class AwsTopics implements TopicFacts {
  private static final String PENDING = "PendingConfirmation";

  private final SnsClient client;

  AwsTopics(SnsClient client) {
    this.client = client;
  }

  @Override
  public Subscriptions subscriptions(String topicArn) {
    List<Subscription> all =
        Calls.of(
            "sns:ListSubscriptionsByTopic",
            () ->
                client
                    .listSubscriptionsByTopicPaginator(r -> r.topicArn(topicArn))
                    .subscriptions()
                    .stream()
                    .toList());
    int pending =
        Math.toIntExact(
            all.stream().filter(each -> each.subscriptionArn().equals(PENDING)).count());
    return new Subscriptions(all.size() - pending, pending);
  }
}
