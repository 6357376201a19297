package com.paymentmigration.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.testsupport.TestStacks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class MigrationParametersTest {
  private static JsonNode template;

  @BeforeAll
  static void synthesize() {
    Stack stack = TestStacks.stack();
    MigrationParameters parameters = TestStacks.parameters(stack);
    CfnOutput.Builder.create(stack, "Blue").value(parameters.blueWeight()).build();
    CfnOutput.Builder.create(stack, "Zone").value(parameters.zones().get(2)).build();
    CfnOutput.Builder.create(stack, "Status").value(parameters.migrationStatus()).build();
    template = new ObjectMapper().valueToTree(Template.fromStack(stack).toJSON());
  }

  @ParameterizedTest
  @EnumSource(ParameterDefinition.class)
  void everyParameterIsAConstrainedStringThatSaysWhatItAllows(ParameterDefinition definition) {
    JsonNode parameter = template.path("Parameters").path(definition.logicalId());

    assertThat(parameter.path("Type").asText()).isEqualTo("String");
    assertThat(parameter.has("AllowedPattern") || parameter.has("AllowedValues")).isTrue();
    assertThat(parameter.path("ConstraintDescription").asText())
        .startsWith(definition.logicalId() + " allows ");
  }

  @Test
  void thereIsNoOtherParameterAndNoBootstrapLookUp() {
    assertThat(template.path("Parameters")).hasSize(ParameterDefinition.values().length);
    assertThat(template.path("Rules").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "ReadyMeansBlueOnly",
            "AtRestTrafficFollowsTheWriter",
            "PrepareMovesNothing",
            "ProtectedBeforeItMigrates");
  }

  @Test
  void onlyContextAndTheInitialStateGiveDefaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    template
        .path("Parameters")
        .properties()
        .forEach(
            parameter -> {
              if (parameter.getValue().has("Default")) {
                defaults.put(parameter.getKey(), parameter.getValue().path("Default").asText());
              }
            });

    assertThat(defaults)
        .containsOnlyKeys(
            "EnvironmentName",
            "CostCenter",
            "MigrationPhase",
            "DeletionProtection",
            "AvailabilityZones",
            "ActiveEnvironment",
            "GreenTrafficWeight",
            "MigrationStatus")
        .containsEntry("GreenTrafficWeight", "0");
  }

  @Test
  void whatWouldReplaceTheClustersHasOneValueOnly() {
    JsonNode parameters = template.path("Parameters");

    assertThat(parameters.path("EnvironmentName").path("AllowedValues"))
        .hasToString("[\"staging-payment-a1b2c3d4\"]");
    assertThat(parameters.path("AvailabilityZones").path("AllowedValues"))
        .hasToString("[\"us-east-1a,us-east-1b,us-east-1c\"]");
    assertThat(parameters.path("EnvironmentName").path("ConstraintDescription").asText())
        .contains("would replace both clusters")
        .contains("cdk deploy -c environmentName=");
  }

  @Test
  void aCertificateIsOfTheRegion() {
    String pattern =
        template.path("Parameters").path("CertificateArn").path("AllowedPattern").asText();
    String certificate = ":111122223333:certificate/12345678-1234-1234-1234-123456789012";

    assertThat("arn:aws:acm:us-east-1" + certificate).matches(pattern);
    assertThat("arn:aws:acm:eu-west-1" + certificate).doesNotMatch(pattern);
  }

  @Test
  void blueReceivesWhatGreenDoesNot() {
    JsonNode mapping = template.path("Mappings").path("TrafficWeights");

    assertThat(mapping).hasSize(TrafficWeight.ALLOWED.size());
    mapping
        .properties()
        .forEach(
            weight ->
                assertThat(
                        Integer.parseInt(weight.getKey())
                            + Integer.parseInt(weight.getValue().path("blue").asText()))
                    .isEqualTo(100));
    assertThat(template.path("Outputs").path("Blue").path("Value").toString())
        .isEqualTo(
            "{\"Fn::FindInMap\":[\"TrafficWeights\",{\"Ref\":\"GreenTrafficWeight\"},\"blue\"]}");
  }

  @Test
  void zonesComeFromTheirParameter() {
    assertThat(template.path("Outputs").path("Zone").path("Value").toString())
        .isEqualTo("{\"Fn::Select\":[2,{\"Fn::Split\":[\",\",{\"Ref\":\"AvailabilityZones\"}]}]}");
  }

  @Test
  void everyParameterHasAGroupAndALabel() {
    JsonNode metadata = template.path("Metadata").path("AWS::CloudFormation::Interface");

    assertThat(metadata.path("ParameterLabels")).hasSize(ParameterDefinition.values().length);
    assertThat(
            metadata.path("ParameterGroups").findValues("Parameters").stream()
                .mapToInt(JsonNode::size)
                .sum())
        .isEqualTo(ParameterDefinition.values().length);
  }
}
