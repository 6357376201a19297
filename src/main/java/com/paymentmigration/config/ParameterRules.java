package com.paymentmigration.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnConditionExpression;
import software.constructs.Construct;

/** Writes {@link CombinationRule} as the template's Rules section. */
final class ParameterRules {
  private ParameterRules() {}

  static void declare(
      Construct scope,
      List<CombinationRule> rules,
      Map<ParameterDefinition, CfnParameter> parameters) {
    for (CombinationRule rule : rules) {
      CfnRule declared =
          CfnRule.Builder.create(scope, rule.id())
              .ruleCondition(expression(rule.when(), parameters))
              .assertions(
                  List.of(
                      CfnRuleAssertion.builder()
                          .assertValue(anyOf(rule.then(), parameters))
                          .assertDescription(rule.message())
                          .build()))
              .build();
      declared.overrideLogicalId(rule.id());
    }
  }

  private static ICfnConditionExpression anyOf(
      List<List<CombinationRule.Choice>> either,
      Map<ParameterDefinition, CfnParameter> parameters) {
    List<ICfnConditionExpression> alternatives = new ArrayList<>();
    for (List<CombinationRule.Choice> together : either) {
      List<ICfnConditionExpression> all =
          together.stream().map(choice -> expression(choice, parameters)).toList();
      alternatives.add(
          all.size() == 1
              ? all.get(0)
              : Fn.conditionAnd(all.toArray(ICfnConditionExpression[]::new)));
    }
    return alternatives.size() == 1
        ? alternatives.get(0)
        : Fn.conditionOr(alternatives.toArray(ICfnConditionExpression[]::new));
  }

  private static ICfnConditionExpression expression(
      CombinationRule.Choice choice, Map<ParameterDefinition, CfnParameter> parameters) {
    String value = parameters.get(choice.parameter()).getValueAsString();
    return choice.values().size() == 1
        ? Fn.conditionEquals(value, choice.values().get(0))
        : Fn.conditionContains(choice.values(), value);
  }
}
