package com.paymentmigration.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;

class WebFirewallTest {
  private final Stack stack = TestStacks.stack();

  private WebFirewallProps props(int requestsPerAddress) {
    return new WebFirewallProps(
        "dev-payment-a1b2c3d4",
        "arn:balancer",
        requestsPerAddress,
        TestStacks.profile("dev").retention(),
        Key.fromKeyArn(
            stack,
            "Key" + requestsPerAddress,
            "arn:aws:kms:us-east-1:111122223333:key/operations"));
  }

  private Map<String, Object> only(String type) {
    return Resources.of(Template.fromStack(stack)).propertiesOf(type).values().iterator().next();
  }

  @Test
  void theFirewallIsFourResourcesAndNoMore() {
    new WebFirewall(stack, "Tested", props(1000));

    assertThat(Resources.of(Template.fromStack(stack)).countByType())
        .containsExactly(
            Map.entry("AWS::Logs::LogGroup", 1),
            Map.entry("AWS::WAFv2::LoggingConfiguration", 1),
            Map.entry("AWS::WAFv2::WebACL", 1),
            Map.entry("AWS::WAFv2::WebACLAssociation", 1));
  }

  @Test
  void theRateIsCheckedBeforeTheManagedRules() {
    new WebFirewall(stack, "Tested", props(1000));

    assertThat(Resources.list(only("AWS::WAFv2::WebACL").get("Rules")))
        .extracting(rule -> rule.get("Name"))
        .containsExactly(
            "RateOfOneAddress",
            "AWSManagedRulesKnownBadInputsRuleSet",
            "AWSManagedRulesCommonRuleSet",
            "AWSManagedRulesSQLiRuleSet");
  }

  @Test
  void noManagedRuleIsTurnedIntoACount() {
    new WebFirewall(stack, "Tested", props(1000));

    assertThat(Resources.list(only("AWS::WAFv2::WebACL").get("Rules")).subList(1, 4))
        .allSatisfy(
            rule -> assertThat(rule).containsEntry("OverrideAction", Map.of("None", Map.of())));
  }

  @Test
  void theLogIsEncryptedAndUnderTheNameThatWafDemands() {
    new WebFirewall(stack, "Tested", props(1000));

    assertThat(only("AWS::Logs::LogGroup"))
        .containsEntry("LogGroupName", "aws-waf-logs-dev-payment-a1b2c3d4")
        .containsEntry("KmsKeyId", "arn:aws:kms:us-east-1:111122223333:key/operations")
        .containsEntry("RetentionInDays", 30);
  }

  @Test
  void credentialsAndQueriesNeverReachTheLog() {
    new WebFirewall(stack, "Tested", props(1000));

    assertThat(only("AWS::WAFv2::LoggingConfiguration").get("RedactedFields"))
        .isEqualTo(
            List.of(
                Map.of("SingleHeader", Map.of("Name", "authorization")),
                Map.of("SingleHeader", Map.of("Name", "cookie")),
                Map.of("SingleHeader", Map.of("Name", "x-api-key")),
                Map.of("QueryString", Map.of())));
  }

  @Test
  void theLogDestinationIsTheGroupWithoutWildcard() {
    new WebFirewall(stack, "Tested", props(1000));

    assertThat(only("AWS::WAFv2::LoggingConfiguration").get("LogDestinationConfigs").toString())
        .contains(":log-group:aws-waf-logs-dev-payment-a1b2c3d4")
        .doesNotContain(":*");
  }

  @Test
  void aLimitThatWafWouldRefuseIsRejected() {
    assertThatThrownBy(() -> props(9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requestsPerAddress: received 9, allowed: 10 to 2000000000 in five minutes");
  }
}
