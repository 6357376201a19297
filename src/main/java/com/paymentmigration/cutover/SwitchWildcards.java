package com.paymentmigration.cutover;

import com.paymentmigration.function.WildcardGrant;
import java.util.List;
import java.util.Map;

/** What switch functions may do on {@code *}; each call has no resource-level permission. */
final class SwitchWildcards {
  /**
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
   */
  static final WildcardGrant READ_TARGETS =
      new WildcardGrant(
          "ReadTargets",
          List.of(
              "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTargetHealth"),
          "Describe calls of Elastic Load Balancing have no resource-level permissions");

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
