package com.paymentmigration.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every role's policy against what stands in an operation's prose only. */
class ProseRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void noGrantFailsARule(String profile) {
    assertThat(broken(WholeStack.ofProfile(profile).template())).isEmpty();
  }

  @Test
  void aGrantOfAGuardByItsArnIsFound() {
    JsonNode template =
        onlyOn("cloudwatch:DescribeAlarms", "arn:aws:cloudwatch:us-east-1:*:alarm:x");

    assertThat(broken(template))
        .hasSize(2)
        .allMatch(text -> text.contains("cloudwatch:DescribeAlarms"));
  }

  @Test
  void aLogGroupWithoutItsStreamsIsFound() {
    String group = "arn:aws:logs:us-east-1:111122223333:log-group:RDSOSMetrics";

    assertThat(broken(onlyOn("logs:CreateLogGroup", group))).isNotEmpty();
    assertThat(broken(onlyOn("logs:CreateLogGroup", group + ":*"))).isEmpty();
  }

  @Test
  void everyRuleHasItsSource() {
    assertThat(ProseRules.all())
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.get("source")).startsWith("https://docs.aws.amazon.com/");
              assertThat(rule.get("evaluated-on")).isIn("everything", "log-stream");
            });
  }

  private static List<String> broken(JsonNode template) {
    DeployedTemplate deployed = DeployedTemplate.of(template);
    List<String> broken = new ArrayList<>();
    for (JsonNode policy : deployed.ofType("AWS::IAM::ManagedPolicy").values()) {
      for (JsonNode statement : policy.at("/Properties/PolicyDocument/Statement")) {
        broken.addAll(ProseRules.broken(statement, deployed));
      }
    }
    return broken;
  }

  /** The template of the repository, with {@code action} granted on {@code resource} only. */
  private static JsonNode onlyOn(String action, String resource) {
    JsonNode template = WholeStack.selected().template().deepCopy();
    for (JsonNode each : template.path("Resources")) {
      for (JsonNode statement : each.at("/Properties/PolicyDocument/Statement")) {
        if (each.path("Type").asText().equals("AWS::IAM::ManagedPolicy")
            && statement.path("Action").toString().contains(action)) {
          ((ObjectNode) statement).put("Resource", resource);
        }
      }
    }
    return template;
  }
}
