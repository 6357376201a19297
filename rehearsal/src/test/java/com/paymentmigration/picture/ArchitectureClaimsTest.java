package com.paymentmigration.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the architecture's picture says by place and by arrow is so in the template. */
class ArchitectureClaimsTest {
  private static final WholeStack STACK = WholeStack.selected();
  private final StackFacts facts = new StackFacts(STACK.template(), STACK.paths());

  @Test
  void theWeightedRuleSendsWeightToGreenAndTheRestToBlue() {
    JsonNode groups =
        facts
            .only("AWS::ElasticLoadBalancingV2::ListenerRule", "Router/Weighted")
            .at("/Actions/0/ForwardConfig/TargetGroups");

    assertThat(groups).hasSize(2);
    assertThat(pathOf(groups.get(0).path("TargetGroupArn"))).isEqualTo("Blue/Fleet/Targets");
    assertThat(groups.get(0).at("/Weight/Fn::FindInMap/2").asText()).isEqualTo("blue");
    assertThat(pathOf(groups.get(1).path("TargetGroupArn"))).isEqualTo("Green/Fleet/Targets");
    assertThat(groups.get(1).at("/Weight/Ref").asText()).isEqualTo("GreenTrafficWeight");
  }

  @Test
  void aPreviewRuleSendsToTheEnvironmentThatItNames() {
    for (String side : List.of("Blue", "Green")) {
      JsonNode rule =
          facts.only("AWS::ElasticLoadBalancingV2::ListenerRule", "Router/Preview" + side);

      assertThat(rule.toString()).contains(idOf(side + "/Fleet/Targets"));
      assertThat(rule.at("/Conditions/0/HttpHeaderConfig/Values/0").asText())
          .isEqualToIgnoringCase(side);
    }
  }

  @Test
  void loadBalancerFleetsAndFunctionsAreInTheApplicationSubnets() {
    List<JsonNode> subnets = new ArrayList<>();
    subnets.add(facts.only("AWS::ElasticLoadBalancingV2::LoadBalancer", "").path("Subnets"));
    facts
        .ofType("AWS::AutoScaling::AutoScalingGroup")
        .values()
        .forEach(group -> subnets.add(group.path("VPCZoneIdentifier")));
    facts
        .ofType("AWS::Lambda::Function")
        .values()
        .forEach(function -> subnets.add(function.at("/VpcConfig/SubnetIds")));

    assertThat(subnets).hasSizeGreaterThan(3).allSatisfy(ids -> areIn(ids, "applicationSubnet"));
  }

  @Test
  void clustersAreInTheDataSubnets() {
    assertThat(facts.ofType("AWS::RDS::DBSubnetGroup").values())
        .hasSize(2)
        .allSatisfy(group -> areIn(group.path("SubnetIds"), "dataSubnet"));
  }

  @Test
  void workflowsInvokeTheFunctions() {
    List<String> invoked = new ArrayList<>();
    facts
        .ofType("AWS::StepFunctions::StateMachine")
        .values()
        .forEach(machine -> invoked.add(machine.path("DefinitionString").toString()));

    for (String function : List.of("Switch/WriterFunction", "Switch/TrafficFunction")) {
      String id = idOf(function + "/Function/Resource");
      assertThat(invoked).anySatisfy(definition -> assertThat(definition).contains(id));
    }
  }

  private void areIn(JsonNode ids, String tier) {
    assertThat(ids).isNotEmpty();
    ids.forEach(id -> assertThat(pathOf(id)).contains("/" + tier));
  }

  private static String pathOf(JsonNode reference) {
    return STACK.path(reference.path("Ref").asText());
  }

  private static String idOf(String path) {
    return STACK.paths().entrySet().stream()
        .filter(entry -> entry.getValue().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no construct " + path))
        .getKey();
  }
}
