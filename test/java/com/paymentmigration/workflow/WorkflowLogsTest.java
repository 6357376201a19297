package com.paymentmigration.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.WholeStack;
import org.junit.jupiter.api.Test;

/**
 * The account's policy of CloudWatch Logs has 5,120 characters: log groups under /aws/vendedlogs/
 * need no entry in it (Step Functions developer guide, "Avoiding Amazon CloudWatch log resource
 * policy size limits").
 */
class WorkflowLogsTest {
  @Test
  void noWorkflowNeedsAnEntryInTheAccountsPolicyOfLogs() {
    WholeStack stack = WholeStack.selected();
    assertThat(stack.ofType("AWS::StepFunctions::StateMachine").values())
        .hasSize(3)
        .allSatisfy(
            machine -> {
              JsonNode arn =
                  machine.at(
                      "/Properties/LoggingConfiguration/Destinations/0/CloudWatchLogsLogGroup/LogGroupArn");
              String group = arn.path("Fn::GetAtt").path(0).asText();
              assertThat(stack.resources().get(group).at("/Properties/LogGroupName").toString())
                  .contains("/aws/vendedlogs/states/");
            });
  }
}
