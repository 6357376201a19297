package com.paymentmigration.traffic;

import com.paymentmigration.lambda.domain.Environment;
import java.util.List;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule.ActionProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule.ForwardConfigProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule.HttpHeaderConfigProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule.PathPatternConfigProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule.RuleConditionProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule.SourceIpConfigProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule.TargetGroupStickinessConfigProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule.TargetGroupTupleProperty;
import software.constructs.Construct;

/** The listener's rules: two previews ahead of the one that carries the weights (ADR 0012). */
final class RoutingRules {
  private static final int PREVIEW_BLUE_PRIORITY = 10;
  private static final int PREVIEW_GREEN_PRIORITY = 20;
  private static final int WEIGHTED_PRIORITY = 100;

  private RoutingRules() {}

  /**
   * The rule that splits the traffic. Its weights are the only property of the whole template that
   * the switch changes at run time, and a pure function of one parameter (ADR 0002).
   */
  static CfnListenerRule weighted(
      Construct scope, String id, String listenerArn, TrafficRouterProps props) {
    return CfnListenerRule.Builder.create(scope, id)
        .listenerArn(listenerArn)
        .priority(WEIGHTED_PRIORITY)
        .conditions(
            List.of(
                RuleConditionProperty.builder()
                    .field("path-pattern")
                    .pathPatternConfig(
                        PathPatternConfigProperty.builder().values(List.of("/*")).build())
                    .build()))
        .actions(List.of(forward(List.of(share(props.blue()), share(props.green())))))
        .build();
  }

  /** The rule that sends marked requests of our own network to one environment. */
  static CfnListenerRule preview(
      Construct scope,
      String id,
      String listenerArn,
      Environment environment,
      TrafficRouterProps props) {
    WeightedTarget target = environment == Environment.BLUE ? props.blue() : props.green();
    return CfnListenerRule.Builder.create(scope, id)
        .listenerArn(listenerArn)
        .priority(environment == Environment.BLUE ? PREVIEW_BLUE_PRIORITY : PREVIEW_GREEN_PRIORITY)
        .conditions(
            List.of(
                RuleConditionProperty.builder()
                    .field("http-header")
                    .httpHeaderConfig(
                        HttpHeaderConfigProperty.builder()
                            .httpHeaderName(TrafficRouter.PREVIEW_HEADER)
                            .values(List.of(environment.key()))
                            .build())
                    .build(),
                RuleConditionProperty.builder()
                    .field("source-ip")
                    .sourceIpConfig(
                        SourceIpConfigProperty.builder().values(ownAddresses(props)).build())
                    .build()))
        .actions(
            List.of(
                forward(
                    List.of(
                        TargetGroupTupleProperty.builder()
                            .targetGroupArn(target.targetGroupArn())
                            .weight(1)
                            .build()))))
        .build();
  }

  private static List<String> ownAddresses(TrafficRouterProps props) {
    // The name of an internet-facing load balancer resolves to public addresses, inside the network
    // too: whoever calls it from there comes back from a NAT gateway.
    return props.internetFacing()
        ? props.placement().natAddresses().stream().map(address -> address + "/32").toList()
        : List.of(props.placement().vpcCidr());
  }

  private static TargetGroupTupleProperty share(WeightedTarget target) {
    return TargetGroupTupleProperty.builder()
        .targetGroupArn(target.targetGroupArn())
        .weight(Token.asNumber(target.weight()))
        .build();
  }

  private static ActionProperty forward(List<TargetGroupTupleProperty> targets) {
    return ActionProperty.builder()
        .type("forward")
        .forwardConfig(
            ForwardConfigProperty.builder()
                .targetGroups(targets)
                .targetGroupStickinessConfig(
                    TargetGroupStickinessConfigProperty.builder().enabled(false).build())
                .build())
        .build();
  }
}
