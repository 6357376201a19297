package com.paymentmigration.environment;

import java.util.List;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup.MatcherProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup.TargetGroupAttributeProperty;
import software.constructs.Construct;

/**
 * Target group of one fleet: TLS to the targets (PCI DSS 4.2.1), and times that leave room in the
 * 300 s that a rollback may take (C3). A target fails after {@value #INTERVAL_SECONDS} s × {@value
 * #THRESHOLD} checks and is drained for {@value #DEREGISTRATION_SECONDS} s; the default drain of
 * 300 s would be the whole budget (ADR 0012).
 */
final class FleetTargetGroup {
  /** Seconds between two health checks, the shortest that the load balancer offers. */
  static final int INTERVAL_SECONDS = 5;

  /** Seconds that a target may take to answer a health check; less than the interval. */
  static final int TIMEOUT_SECONDS = 3;

  /** Equal answers in a row that change a target's health, the fewest that are allowed. */
  static final int THRESHOLD = 2;

  /** Seconds that a leaving target may finish its requests. */
  static final int DEREGISTRATION_SECONDS = 30;

  private static final String PROTOCOL = "HTTPS";

  private FleetTargetGroup() {}

  static CfnTargetGroup create(Construct scope, String id, FleetPlan plan) {
    return CfnTargetGroup.Builder.create(scope, id)
        .vpcId(plan.placement().vpc().getVpcId())
        .targetType("instance")
        .protocol(PROTOCOL)
        .protocolVersion("HTTP1")
        .port(plan.sizing().applicationPort())
        .healthCheckEnabled(true)
        .healthCheckProtocol(PROTOCOL)
        .healthCheckPort("traffic-port")
        .healthCheckPath(plan.sizing().healthCheckPath())
        .healthCheckIntervalSeconds(INTERVAL_SECONDS)
        .healthCheckTimeoutSeconds(TIMEOUT_SECONDS)
        .healthyThresholdCount(THRESHOLD)
        .unhealthyThresholdCount(THRESHOLD)
        .matcher(MatcherProperty.builder().httpCode("200").build())
        .targetGroupAttributes(
            List.of(
                attribute(
                    "deregistration_delay.timeout_seconds",
                    Integer.toString(DEREGISTRATION_SECONDS)),
                // Sessions are in DynamoDB; a sticky client would stay on a group of weight 0.
                attribute("stickiness.enabled", "false"),
                attribute("slow_start.duration_seconds", "0"),
                attribute("load_balancing.algorithm.type", "least_outstanding_requests")))
        .build();
  }

  private static TargetGroupAttributeProperty attribute(String key, String value) {
    return TargetGroupAttributeProperty.builder().key(key).value(value).build();
  }
}
