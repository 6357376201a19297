package com.paymentmigration.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;

/** The firewall's rules, cheapest first: rate, then the groups that AWS maintains. */
final class FirewallRules {
  /**
   * Known bad inputs, the OWASP top ten, SQL injection. The common set blocks bodies above 8 KB and
   * requests without a User-Agent.
   */
  static final List<String> MANAGED_GROUPS =
      List.of(
          "AWSManagedRulesKnownBadInputsRuleSet",
          "AWSManagedRulesCommonRuleSet",
          "AWSManagedRulesSQLiRuleSet");

  private static final int EVALUATION_SECONDS = 300;

  private FirewallRules() {}

  static List<RuleProperty> all(int requestsPerAddress) {
    List<RuleProperty> rules = new ArrayList<>();
    rules.add(rate(requestsPerAddress));
    for (String group : MANAGED_GROUPS) {
      rules.add(managed(group, rules.size()));
    }
    return rules;
  }

  /**
   * Metrics yes, sampled requests no: a sample shows headers and paths of payments in the console
   * to whoever may look at the firewall. The log has them redacted.
   */
  static VisibilityConfigProperty visibility(String metricName) {
    return VisibilityConfigProperty.builder()
        .cloudWatchMetricsEnabled(true)
        .sampledRequestsEnabled(false)
        .metricName(metricName)
        .build();
  }

  private static RuleProperty rate(int requestsPerAddress) {
    String name = "RateOfOneAddress";
    return RuleProperty.builder()
        .name(name)
        .priority(0)
        .action(RuleActionProperty.builder().block(BlockActionProperty.builder().build()).build())
        .statement(
            StatementProperty.builder()
                .rateBasedStatement(
                    RateBasedStatementProperty.builder()
                        .aggregateKeyType("IP")
                        .evaluationWindowSec(EVALUATION_SECONDS)
                        .limit(requestsPerAddress)
                        .build())
                .build())
        .visibilityConfig(visibility(name))
        .build();
  }

  private static RuleProperty managed(String group, int priority) {
    return RuleProperty.builder()
        .name(group)
        .priority(priority)
        .overrideAction(OverrideActionProperty.builder().none(Map.of()).build())
        .statement(
            StatementProperty.builder()
                .managedRuleGroupStatement(
                    ManagedRuleGroupStatementProperty.builder()
                        .vendorName("AWS")
                        .name(group)
                        .build())
                .build())
        .visibilityConfig(visibility(group))
        .build();
  }
}
