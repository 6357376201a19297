package com.paymentmigration.cutover;

import com.paymentmigration.function.WildcardGrant;
import java.util.List;
import java.util.Map;

/** What switch functions may do on {@code *}; each call has no resource-level permission. */
final class SwitchWildcards {
  private static final String DESCRIBES =
      "Describe calls of Elastic Load Balancing have no resource-level permissions";

  /**
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
   */
  static final WildcardGrant READ_RULE =
      new WildcardGrant("ReadRule", List.of("elasticloadbalancing:DescribeRules"), DESCRIBES);

  /** The same page. */
  static final WildcardGrant READ_TARGETS =
      new WildcardGrant(
          "ReadTargets", List.of("elasticloadbalancing:DescribeTargetHealth"), DESCRIBES);

  /**
   * The guards are composite alarms. A grant on their ARNs answers without them, and every run
   * would be refused at its start.
   *
   * <p>Source:
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
   */
  static final WildcardGrant READ_GUARDS =
      new WildcardGrant(
          "ReadGuards",
          List.of("cloudwatch:DescribeAlarms"),
          "DescribeAlarms returns composite alarms only if its permission stands on *");

  private SwitchWildcards() {}

  /** Narrowed to the stack's own namespace, which is what the API offers instead of resources. */
  static WildcardGrant publishMetrics(String namespace) {
    return new WildcardGrant(
        "PublishMetrics",
        List.of("cloudwatch:PutMetricData"),
        Map.of("StringEquals", Map.of("cloudwatch:namespace", namespace)),
        "A metric is no resource; the condition names the namespace");
  }
}
