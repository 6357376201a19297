package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A first deployment fails at each resource in turn: the rollback gets through, and nothing is left
 * whose name the next try would find taken.
 */
class BirthTest {
  private static WholeStack stack(String profile) {
    return WholeStack.ofProfile(profile);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void whereverItFailsNothingIsLeft(String profile) {
    Birth birth = new Birth(stack(profile));
    Map<String, List<String>> left = new TreeMap<>();
    for (String failed : birth.order()) {
      List<String> made = birth.madeBefore(failed);
      List<String> stuck =
          made.stream().filter(id -> !Rollback.deletes(stack(profile), id)).toList();
      if (!stuck.isEmpty()) {
        left.put(failed, stuck);
      }
    }

    assertThat(birth.order()).hasSizeGreaterThan(200);
    assertThat(left).isEmpty();
  }

  /** Switched on, the same resources do refuse: the switch is not for show. */
  @ParameterizedTest
  @ValueSource(strings = {"staging", "prod"})
  void afterTheSecondDeploymentWhatHoldsDataRefusesToBeDeleted(String profile) {
    List<String> types =
        stack(profile).resources().entrySet().stream()
            .filter(resource -> Rollback.isProtected(stack(profile), resource.getKey(), "on"))
            .map(resource -> resource.getValue().path("Type").asText())
            .sorted()
            .toList();

    // One log group a function: they hold the copies of the audit events.
    assertThat(types.stream().filter("AWS::Logs::LogGroup"::equals)).hasSize(13);
    assertThat(types)
        .filteredOn(type -> !type.equals("AWS::Logs::LogGroup"))
        .containsExactly(
            "AWS::DynamoDB::Table",
            "AWS::DynamoDB::Table",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::RDS::DBCluster",
            "AWS::RDS::DBCluster");
  }

  /** A recovery point would keep its vault: the plans begin when all that takes long is there. */
  @Test
  void noBackupBeginsBeforeTheDatabasesAndTheGateAreThere() {
    Birth birth = new Birth(stack("staging"));
    List<String> late =
        ofTypes("AWS::RDS::DBInstance", "AWS::EC2::NatGateway", "Custom::PreMigrationValidation");

    assertThat(ofTypes("AWS::Backup::BackupSelection"))
        .hasSize(2)
        .allSatisfy(selection -> assertThat(birth.closure(selection)).containsAll(late));
  }

  /**
   * The gate is a function in the network and is called once more when it is deleted. What it
   * answers through is deleted after it, or CloudFormation waits an hour for the answer.
   */
  @Test
  void whatTheGateAnswersThroughGoesAfterIt() {
    Birth birth = new Birth(stack("staging"));
    String gate = ofTypes("Custom::PreMigrationValidation").get(0);
    List<String> needed = new ArrayList<>(ofTypes("AWS::EC2::VPCEndpoint"));
    stack("staging")
        .resources()
        .forEach(
            (id, resource) -> {
              if (id.matches(".*(GateFunction|AnswerFunction).*")
                  && resource.path("Type").asText().matches("AWS::(IAM|Lambda|Logs)::.*")) {
                needed.add(id);
              }
            });
    needed.removeIf(id -> birth.closure(id).contains(gate));

    assertThat(birth.closure(gate)).containsAll(needed);
  }

  private static List<String> ofTypes(String... types) {
    return stack("staging").resources().entrySet().stream()
        .filter(
            resource ->
                Stream.of(types).anyMatch(resource.getValue().path("Type").asText()::equals))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The model is not blind: each kind of resource that stays is seen to stay. */
  @Test
  void aPolicyOrAProtectionThatBlocksIsSeen() throws JsonProcessingException {
    for (String change :
        List.of(
            "\"DeletionPolicy\":\"RetainExceptOnCreate\" \"DeletionPolicy\":\"Retain\"",
            "{\"Fn::If\":[\"Protected\",true,false]} true",
            "{\"Fn::If\":[\"Protected\",\"true\",\"false\"]} \"true\"")) {
      String[] words = change.split(" ", -1);
      String text = stack("staging").template().toString();
      assertThat(text).contains(words[0]);
      JsonNode broken = new ObjectMapper().readTree(text.replace(words[0], words[1]));

      assertThat(
              broken.path("Resources").properties().stream()
                  .filter(resource -> !Rollback.deletes(broken, resource.getKey())))
          .isNotEmpty();
    }
  }
}
