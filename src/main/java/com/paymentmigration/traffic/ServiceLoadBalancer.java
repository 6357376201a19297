package com.paymentmigration.traffic;

import java.util.List;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer.LoadBalancerAttributeProperty;
import software.constructs.Construct;

/**
 * The load balancer itself. L1: the L2 would add a policy to the bucket of the access logs, which
 * the account owns (ADR 0016).
 */
final class ServiceLoadBalancer {
  private ServiceLoadBalancer() {}

  static CfnLoadBalancer create(Construct scope, String id, TrafficRouterProps props) {
    CfnLoadBalancer balancer = define(scope, id, props);
    if (props.internetFacing()) {
      // Elastic Load Balancing refuses public subnets while no internet gateway is attached, and
      // nothing else in the template makes the load balancer wait for that.
      balancer
          .getNode()
          .addDependency(props.placement().vpc().getInternetConnectivityEstablished());
    }
    return balancer;
  }

  private static CfnLoadBalancer define(Construct scope, String id, TrafficRouterProps props) {
    return CfnLoadBalancer.Builder.create(scope, id)
        .type("application")
        .scheme(props.internetFacing() ? "internet-facing" : "internal")
        .ipAddressType("ipv4")
        .subnets(props.placement().subnetIds())
        .securityGroups(List.of(props.placement().securityGroup().getSecurityGroupId()))
        .loadBalancerAttributes(
            List.of(
                attribute("access_logs.s3.enabled", "true"),
                attribute("access_logs.s3.bucket", props.accessLogsBucket()),
                attribute("access_logs.s3.prefix", props.accessLogsPrefix()),
                attribute("deletion_protection.enabled", props.protection().text()),
                attribute("idle_timeout.timeout_seconds", "60"),
                attribute("routing.http2.enabled", "true"),
                // Requests that two servers could read in two ways never reach a target.
                attribute("routing.http.desync_mitigation_mode", "strictest"),
                attribute("routing.http.drop_invalid_header_fields.enabled", "true"),
                // An unreachable firewall stops requests instead of letting all of them pass.
                attribute("waf.fail_open.enabled", "false")))
        .build();
  }

  private static LoadBalancerAttributeProperty attribute(String key, String value) {
    return LoadBalancerAttributeProperty.builder().key(key).value(value).build();
  }
}
