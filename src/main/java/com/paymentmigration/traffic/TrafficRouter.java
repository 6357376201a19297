package com.paymentmigration.traffic;

import com.paymentmigration.lambda.domain.Environment;
import java.util.List;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener.ActionProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener.CertificateProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener.FixedResponseConfigProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener.ListenerAttributeProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.constructs.Construct;
import software.constructs.DependencyGroup;
import software.constructs.IDependable;

/**
 * The entrance of both environments (requirement R2): an Application Load Balancer whose one HTTPS
 * listener splits the traffic by weights.
 *
 * <p>Defines load balancer, listener, the weighted rule and a preview rule for each environment.
 * Needs both target groups and the weights as parameter tokens. Exposes the weighted rule, which
 * the traffic function changes, and the load balancer's names.
 *
 * <p>The weights are in a rule, not in the default action, so that a role may be given that one
 * rule to change; what no rule matches gets a fixed 503 (ADR 0012).
 */
public final class TrafficRouter extends Construct {
  /**
   * Request header that pins a request from inside the network to an environment; its value is
   * {@code blue} or {@code green}.
   */
  public static final String PREVIEW_HEADER = "X-Payment-Environment";

  /**
   * Security policy of the listener: TLS 1.3, and of TLS 1.2 only forward-secret AEAD ciphers (PCI
   * DSS 4.2.1), with post-quantum key exchange for clients that know it.
   */
  static final String SECURITY_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

  private static final int HTTPS_PORT = 443;

  private final CfnLoadBalancer loadBalancer;
  private final CfnListener listener;
  private final CfnListenerRule weighted;
  private final DependencyGroup forwarding = new DependencyGroup();

  /** Defines the entrance. */
  public TrafficRouter(Construct scope, String id, TrafficRouterProps props) {
    super(scope, id);
    loadBalancer = ServiceLoadBalancer.create(this, "LoadBalancer", props);
    listener = listener(props);
    for (Environment environment : Environment.values()) {
      String name = environment == Environment.BLUE ? "PreviewBlue" : "PreviewGreen";
      forwarding.add(RoutingRules.preview(this, name, listener.getRef(), environment, props));
    }
    weighted = RoutingRules.weighted(this, "Weighted", listener.getRef(), props);
  }

  /**
   * Lets the weighted rule wait: no traffic is configured before {@code gate} has passed. Nothing
   * that the gate needs may name the rule (ADR 0022).
   */
  public void openAfter(IDependable gate) {
    weighted.getNode().addDependency(gate);
  }

  /** What attaches both target groups to the load balancer, independent of the gate. */
  public IDependable forwarding() {
    return forwarding;
  }

  /** ARN of the listener rule that carries the weights. */
  public String weightedRuleArn() {
    return weighted.getRef();
  }

  /** ARN of the load balancer. */
  public String loadBalancerArn() {
    return loadBalancer.getRef();
  }

  /** Name of the load balancer. */
  public String loadBalancerName() {
    return loadBalancer.getAttrLoadBalancerName();
  }

  /** Last part of the load balancer's ARN, {@code app/name/id}: the dimension of its metrics. */
  public String loadBalancerFullName() {
    return loadBalancer.getAttrLoadBalancerFullName();
  }

  /** Host name that clients' alias record points to, and that probes connect to. */
  public String loadBalancerDnsName() {
    return loadBalancer.getAttrDnsName();
  }

  private CfnListener listener(TrafficRouterProps props) {
    return CfnListener.Builder.create(this, "Listener")
        .loadBalancerArn(loadBalancer.getRef())
        .port(HTTPS_PORT)
        .protocol("HTTPS")
        .sslPolicy(SECURITY_POLICY)
        .certificates(
            List.of(CertificateProperty.builder().certificateArn(props.certificateArn()).build()))
        .defaultActions(
            List.of(
                ActionProperty.builder()
                    .type("fixed-response")
                    .fixedResponseConfig(
                        FixedResponseConfigProperty.builder()
                            .statusCode("503")
                            .contentType("text/plain")
                            .messageBody("No environment takes this request")
                            .build())
                    .build()))
        .listenerAttributes(
            List.of(
                attribute("routing.http.response.server.enabled", "false"),
                attribute(
                    "routing.http.response.strict_transport_security.header_value",
                    "max-age=31536000; includeSubDomains")))
        .build();
  }

  private static ListenerAttributeProperty attribute(String key, String value) {
    return ListenerAttributeProperty.builder().key(key).value(value).build();
  }
}
