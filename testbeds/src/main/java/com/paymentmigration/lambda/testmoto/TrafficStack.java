package com.paymentmigration.lambda.testmoto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/**
 * A small stack with what the switch touches: load balancer, two target groups, and the weighted
 * rule as a function of the stack's parameter. Every parameter is given a value that is not its
 * default, so that a parameter that falls back to its default is seen.
 */
public final class TrafficStack {
  private static final String NAME = "PaymentMigrationStack-dev-payment-a1b2c3d4";

  private final CloudFormationClient cloudFormation;
  private final ElasticLoadBalancingV2Client balancer;
  private final String id;

  private TrafficStack(
      CloudFormationClient cloudFormation, ElasticLoadBalancingV2Client balancer, String id) {
    this.cloudFormation = cloudFormation;
    this.balancer = balancer;
    this.id = id;
  }

  /** Creates the stack and gives each target group two healthy targets. */
  public static TrafficStack create(
      CloudFormationClient cloudFormation, ElasticLoadBalancingV2Client balancer) {
    String id =
        cloudFormation
            .createStack(
                request ->
                    request
                        .stackName(NAME)
                        .templateBody(template())
                        .parameters(
                            parameter("EnvironmentName", "dev-payment-a1b2c3d4"),
                            parameter("CostCenter", "CC-4711"),
                            parameter("MigrationPhase", "migrate"),
                            parameter("ActiveEnvironment", "blue"),
                            parameter("GreenTrafficWeight", "0"),
                            parameter("MigrationStatus", "REPLICATING")))
            .stackId();
    TrafficStack stack = new TrafficStack(cloudFormation, balancer, id);
    stack.register(stack.blueArn(), "10.0.0.11", "10.0.0.12");
    stack.register(stack.greenArn(), "10.0.1.11", "10.0.1.12");
    return stack;
  }

  /** Stack id. */
  public String id() {
    return id;
  }

  /** Listener rule with the weighted forward. */
  public String ruleArn() {
    return output("WeightedRuleArn");
  }

  /** Blue's target group. */
  public String blueArn() {
    return output("BlueArn");
  }

  /** Green's target group. */
  public String greenArn() {
    return output("GreenArn");
  }

  /** Every parameter with its value now. */
  public Map<String, String> parameters() {
    Map<String, String> values = new TreeMap<>();
    for (Parameter parameter : describe().parameters()) {
      values.put(parameter.parameterKey(), parameter.parameterValue());
    }
    return values;
  }

  /** Value of an output now. */
  public String output(String key) {
    return describe().outputs().stream()
        .filter(output -> output.outputKey().equals(key))
        .map(Output::outputValue)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("stack has no output " + key));
  }

  /** The stack as CloudFormation describes it. */
  public Stack describe() {
    return cloudFormation.describeStacks(request -> request.stackName(id)).stacks().get(0);
  }

  /** Takes all targets from a group. */
  public void deregister(String targetGroupArn, String... addresses) {
    for (String address : addresses) {
      balancer.deregisterTargets(
          request -> request.targetGroupArn(targetGroupArn).targets(target(address)));
    }
  }

  private void register(String targetGroupArn, String... addresses) {
    for (String address : addresses) {
      balancer.registerTargets(
          request -> request.targetGroupArn(targetGroupArn).targets(target(address)));
    }
  }

  private static TargetDescription target(String address) {
    return TargetDescription.builder().id(address).build();
  }

  private static Parameter parameter(String key, String value) {
    return Parameter.builder().parameterKey(key).parameterValue(value).build();
  }

  private static String template() {
    try (InputStream in = TrafficStack.class.getResourceAsStream("/testmoto/traffic-stack.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the template of the test stack", failure);
    }
  }
}
