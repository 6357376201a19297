package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.traffic.RuleWeights;
import com.paymentmigration.lambda.traffic.TargetHealth;
import com.paymentmigration.lambda.traffic.TrafficControl;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * The weighted listener rule of an Application Load Balancer. A change takes the rule's actions as
 * they are and replaces two numbers; conditions, priority and every other property are not sent and
 * so stay.
 */
public final class ElbTrafficControl implements TrafficControl {
  private final ElasticLoadBalancingV2Client client;
  private final String ruleArn;
  private final String blueTargetGroupArn;
  private final String greenTargetGroupArn;

  /** The rule {@code ruleArn}, which forwards to these two target groups and no other. */
  public ElbTrafficControl(
      ElasticLoadBalancingV2Client client,
      String ruleArn,
      String blueTargetGroupArn,
      String greenTargetGroupArn) {
    this.client = client;
    this.ruleArn = ruleArn;
    this.blueTargetGroupArn = blueTargetGroupArn;
    this.greenTargetGroupArn = greenTargetGroupArn;
  }

  @Override
  public void set(TrafficWeight weight) {
    Failures.translated(
        "weights of rule " + ruleArn,
        () -> {
          List<Action> actions =
              liveRule().actions().stream().map(action -> weighted(action, weight)).toList();
          return client.modifyRule(request -> request.ruleArn(ruleArn).actions(actions));
        });
  }

  @Override
  public RuleWeights read() {
    return Failures.translated(
        "weights of rule " + ruleArn,
        () -> {
          List<TargetGroupTuple> groups = forward(liveRule()).targetGroups();
          return new RuleWeights(
              weightOf(groups, blueTargetGroupArn), weightOf(groups, greenTargetGroupArn));
        });
  }

  @Override
  public TargetHealth health(Environment environment) {
    String targetGroupArn =
        environment == Environment.BLUE ? blueTargetGroupArn : greenTargetGroupArn;
    return Failures.translated(
        "target health of " + environment.key(),
        () ->
            count(
                client
                    .describeTargetHealth(request -> request.targetGroupArn(targetGroupArn))
                    .targetHealthDescriptions()));
  }

  private Rule liveRule() {
    List<Rule> rules = client.describeRules(request -> request.ruleArns(ruleArn)).rules();
    if (rules.size() != 1) {
      throw new MigrationException(
          "listener rule " + ruleArn + ": received " + rules.size() + " rules, needed 1");
    }
    Rule rule = rules.get(0);
    requireTheTwoGroups(rule);
    return rule;
  }

  private void requireTheTwoGroups(Rule rule) {
    Set<String> expected = new TreeSet<>(List.of(blueTargetGroupArn, greenTargetGroupArn));
    Set<String> found =
        forward(rule).targetGroups().stream()
            .map(TargetGroupTuple::targetGroupArn)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!found.equals(expected)) {
      throw new MigrationException(
          "target groups of rule " + ruleArn + ": received " + found + ", needed " + expected);
    }
  }

  private ForwardActionConfig forward(Rule rule) {
    List<Action> forwards =
        rule.actions().stream().filter(ElbTrafficControl::isWeightedForward).toList();
    if (forwards.size() != 1) {
      throw new MigrationException(
          "listener rule "
              + ruleArn
              + ": received "
              + forwards.size()
              + " weighted forward actions, needed 1");
    }
    return forwards.get(0).forwardConfig();
  }

  private static boolean isWeightedForward(Action action) {
    return action.type() == ActionTypeEnum.FORWARD && action.forwardConfig() != null;
  }

  private Action weighted(Action action, TrafficWeight weight) {
    if (!isWeightedForward(action)) {
      return action;
    }
    List<TargetGroupTuple> groups =
        action.forwardConfig().targetGroups().stream()
            .map(group -> group.toBuilder().weight(weight.of(sideOf(group))).build())
            .toList();
    ForwardActionConfig config = action.forwardConfig().toBuilder().targetGroups(groups).build();
    return action.toBuilder().forwardConfig(config).build();
  }

  private Environment sideOf(TargetGroupTuple group) {
    return group.targetGroupArn().equals(blueTargetGroupArn) ? Environment.BLUE : Environment.GREEN;
  }

  private static int weightOf(List<TargetGroupTuple> groups, String targetGroupArn) {
    return groups.stream()
        .filter(group -> group.targetGroupArn().equals(targetGroupArn))
        .mapToInt(TargetGroupTuple::weight)
        .sum();
  }

  private static TargetHealth count(List<TargetHealthDescription> targets) {
    int healthy = 0;
    int starting = 0;
    int unhealthy = 0;
    for (TargetHealthDescription target : targets) {
      switch (target.targetHealth().state()) {
        case HEALTHY -> healthy++;
        case INITIAL -> starting++;
        case DRAINING, UNHEALTHY_DRAINING, UNUSED -> {
          // Leaving, or in no rule and no enabled zone: not a target of this group's traffic.
        }
        default -> unhealthy++;
      }
    }
    return new TargetHealth(healthy, starting, unhealthy);
  }
}
