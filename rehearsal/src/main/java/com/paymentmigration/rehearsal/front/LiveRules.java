package com.paymentmigration.rehearsal.front;

import com.paymentmigration.lambda.domain.Environment;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * A listener's rules as the emulator reports them, in order of priority. Conditions on headers are
 * evaluated; those on source addresses count as met, because every request comes from loopback,
 * which stands for the network's inside.
 */
final class LiveRules {
  private final List<Rule> rules;
  private final Map<String, Environment> groups;

  private LiveRules(List<Rule> rules, Map<String, Environment> groups) {
    this.rules = rules;
    this.groups = groups;
  }

  /**
   * Reads the rules of {@code listenerArn}.
   *
   * @param groups environment by target group's ARN
   */
  static LiveRules read(
      ElasticLoadBalancingV2Client client, String listenerArn, Map<String, Environment> groups) {
    return new LiveRules(
        client.describeRules(request -> request.listenerArn(listenerArn)).rules().stream()
            .filter(rule -> !rule.isDefault())
            .sorted(Comparator.comparingInt(rule -> Integer.parseInt(rule.priority())))
            .toList(),
        groups);
  }

  /** Where a request goes whose headers {@code header} tells; empty for the default action. */
  Optional<Environment> route(UnaryOperator<String> header) {
    return rules.stream()
        .filter(rule -> rule.conditions().stream().allMatch(each -> holds(each, header)))
        .findFirst()
        .map(rule -> pick(rule.actions().get(0)));
  }

  /** Weights of the rule that has more than one target group. */
  Weights weights() {
    Map<Environment, Integer> found = new java.util.EnumMap<>(Environment.class);
    rules.stream()
        .map(rule -> rule.actions().get(0).forwardConfig().targetGroups())
        .filter(tuples -> tuples.size() > 1)
        .flatMap(List::stream)
        .forEach(tuple -> found.put(groups.get(tuple.targetGroupArn()), tuple.weight()));
    return new Weights(
        found.getOrDefault(Environment.BLUE, 0), found.getOrDefault(Environment.GREEN, 0));
  }

  private static boolean holds(RuleCondition condition, UnaryOperator<String> header) {
    return switch (condition.field().toLowerCase(Locale.ROOT)) {
      case "http-header" ->
          condition
              .httpHeaderConfig()
              .values()
              .contains(
                  String.valueOf(header.apply(condition.httpHeaderConfig().httpHeaderName())));
      case "source-ip" -> true;
      case "path-pattern" -> condition.pathPatternConfig().values().contains("/*");
      default -> throw new IllegalStateException("condition: received " + condition.field());
    };
  }

  private Environment pick(Action action) {
    List<TargetGroupTuple> tuples = action.forwardConfig().targetGroups();
    int total = tuples.stream().mapToInt(TargetGroupTuple::weight).sum();
    int ticket = ThreadLocalRandom.current().nextInt(Math.max(1, total));
    for (TargetGroupTuple tuple : tuples) {
      ticket -= tuple.weight();
      if (ticket < 0) {
        return groups.get(tuple.targetGroupArn());
      }
    }
    return groups.get(tuples.get(0).targetGroupArn());
  }
}
