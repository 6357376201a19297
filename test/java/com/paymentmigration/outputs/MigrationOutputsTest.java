package com.paymentmigration.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.config.MigrationParameters;
import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class MigrationOutputsTest {
  private Map<String, Object> template;

  @BeforeEach
  void outputsOfAStack() {
    Stack stack = TestStacks.stack();
    MigrationParameters parameters = TestStacks.parameters(stack);
    new MigrationOutputs(
        stack,
        "Tested",
        new MigrationOutputsProps(
            parameters.activeEnvironment(),
            parameters.migrationStatus(),
            parameters.blueWeight(),
            parameters.greenWeight(),
            "balancer",
            "balancer.example",
            "https://dashboard.example",
            "arn:migration",
            "arn:rollback",
            "arn:validation",
            "state-table",
            "blue-cluster",
            "green-cluster",
            "arn:rule",
            "arn:blue",
            "arn:green"));
    template = Template.fromStack(stack).toJSON();
  }

  private Map<String, Object> outputs() {
    return Resources.map(template.get("Outputs"));
  }

  private Object value(String output) {
    return Resources.map(outputs().get(output)).get("Value");
  }

  private Map<?, ?> inputOf(String command) throws JsonProcessingException {
    String text = (String) value(command);
    int begin = text.indexOf("--input '") + "--input '".length();
    return new ObjectMapper().readValue(text.substring(begin, text.lastIndexOf('\'')), Map.class);
  }

  @Test
  void activeEnvironmentAndStatusAreTheParameters() {
    assertThat(value("CurrentActiveEnvironment")).isEqualTo(Map.of("Ref", "ActiveEnvironment"));
    assertThat(value("CurrentMigrationStatus")).isEqualTo(Map.of("Ref", "MigrationStatus"));
  }

  @Test
  void bothWeightsAreShown() {
    assertThat(value("CurrentGreenWeight")).isEqualTo(Map.of("Ref", "GreenTrafficWeight"));
    assertThat(value("CurrentBlueWeight").toString()).contains("Fn::FindInMap");
  }

  @Test
  void noOutputHasTheNameOfAParameter() {
    assertThat(outputs().keySet())
        .doesNotContainAnyElementsOf(Resources.map(template.get("Parameters")).keySet());
  }

  @Test
  void everyOutputSaysWhatItIs() {
    assertThat(outputs().values())
        .hasSize(22)
        .allSatisfy(output -> assertThat(Resources.map(output)).containsKey("Description"));
  }

  @Test
  void theCommandsStartTheModesOfTheWorkflow() throws JsonProcessingException {
    assertThat(inputOf("StartReplicationCommand").get("mode")).isEqualTo("replicate");
    assertThat(inputOf("StartMigrationCommand").get("mode")).isEqualTo("migrate");
    assertThat(value("StartMigrationCommand").toString())
        .startsWith(
            "aws stepfunctions start-execution --region us-east-1 --state-machine-arn arn:migration");
  }

  @Test
  void whoeverStartsOrRollsBackSaysWhoAndWhy() throws JsonProcessingException {
    for (String command :
        List.of("StartReplicationCommand", "StartMigrationCommand", "RollBackCommand")) {
      assertThat(inputOf(command).keySet().toString()).contains("requestedBy", "reason");
    }
    assertThat(value("RollBackCommand").toString()).contains("arn:rollback");
  }

  @Test
  void theStateIsReadConsistently() {
    assertThat(value("WatchStateCommand"))
        .isEqualTo(
            "aws dynamodb get-item --consistent-read --region us-east-1 --table-name state-table"
                + " --key '{\"id\":{\"S\":\"migration\"},\"sort\":{\"S\":\"state\"}}'");
  }

  @Test
  void noResourceComesWithTheOutputs() {
    assertThat(template).doesNotContainKey("Resources");
  }
}
