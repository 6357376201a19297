package com.paymentmigration.operator.drill.port;

/** SNS topics. */
public interface TopicFacts {
  /**
   * Subscriptions of a topic.
   *
   * @param confirmed how many are confirmed
   * @param pending how many wait for their confirmation
   */
  record Subscriptions(int confirmed, int pending) {}

  /** Subscriptions of the topic. */
  Subscriptions subscriptions(String topicArn);
}
