package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.config.ParameterDefinition;
import com.paymentmigration.testsupport.WholeStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the template as a whole promises. */
class WholeTemplateTest {
  /** Six tenths of what CloudFormation takes from a bucket: 1 MB. */
  private static final int LARGEST_TEMPLATE_BYTES = 600_000;

  private static final WholeStack STACK = WholeStack.selected();

  @Test
  void itIsFarFromTheLimitOfCloudFormation() {
    assertThat(STACK.text().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(LARGEST_TEMPLATE_BYTES);
  }

  @Test
  void nothingIsLookedUpAgainAtAnUpdate() {
    assertThat(STACK.text())
        .doesNotContain("Fn::GetAZs")
        .doesNotContain("AWS::SSM::Parameter")
        .doesNotContain("{{resolve:ssm")
        .doesNotContain("Fn::ImportValue")
        .doesNotContain("AWS::CDK::Metadata");
  }

  @Test
  void itsParametersAreThoseOfTheDesign() {
    List<String> names = new ArrayList<>();
    STACK.template().path("Parameters").fieldNames().forEachRemaining(names::add);

    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ParameterDefinition.values())
                .map(ParameterDefinition::logicalId)
                .toList());
  }

  @Test
  void aReconcileOfTheWeightTouchesTheWeightedRuleOnly() {
    assertThat(References.resourcesThatName(STACK, "GreenTrafficWeight"))
        .singleElement()
        .satisfies(
            id ->
                assertThat(STACK.resources().get(id).path("Type").asText())
                    .isEqualTo("AWS::ElasticLoadBalancingV2::ListenerRule"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ActiveEnvironment", "MigrationStatus"})
  void whatTheSwitchReportsTouchesNoResource(String parameter) {
    assertThat(References.resourcesThatName(STACK, parameter)).isEmpty();
    assertThat(STACK.template().path("Outputs").toString())
        .contains("{\"Ref\":\"" + parameter + "\"}");
  }

  @Test
  void statefulResourcesKeepTheirLogicalIds() {
    List<String> stateful =
        List.of(
            "AWS::RDS::DBCluster",
            "AWS::RDS::DBInstance",
            "AWS::DynamoDB::Table",
            "AWS::KMS::Key",
            "AWS::SecretsManager::Secret",
            "AWS::Backup::BackupVault");
    Map<String, String> ids = new TreeMap<>();
    STACK
        .resources()
        .forEach(
            (id, resource) -> {
              if (stateful.contains(resource.path("Type").asText())) {
                ids.put(id, resource.path("Type").asText());
              }
            });

    assertThat(ids).isEqualTo(StatefulIds.pinned());
  }

  @Test
  void everyResourceThatHoldsDataSaysWhatBecomesOfIt() {
    List<String> silent = new ArrayList<>();
    StatefulIds.pinned()
        .keySet()
        .forEach(
            id -> {
              JsonNode resource = STACK.resources().get(id);
              if (!resource.has("DeletionPolicy") || !resource.has("UpdateReplacePolicy")) {
                silent.add(id);
              }
            });

    assertThat(silent).isEmpty();
  }

  @Test
  void whatCarriesTagsCarriesTheThreeMandatoryOnesAsReferences() {
    List<String> wrong = new ArrayList<>();
    STACK
        .resources()
        .forEach(
            (id, resource) -> {
              JsonNode tags = resource.path("Properties").path("Tags");
              if (tags.isArray()
                  && !(tags.toString().contains("{\"Ref\":\"EnvironmentName\"}")
                      && tags.toString().contains("{\"Ref\":\"CostCenter\"}")
                      && tags.toString().contains("{\"Ref\":\"MigrationPhase\"}"))) {
                wrong.add(id);
              }
            });

    assertThat(wrong).isEmpty();
  }
}
