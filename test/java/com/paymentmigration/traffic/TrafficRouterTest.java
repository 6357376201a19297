package com.paymentmigration.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.config.MigrationParameters;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnWaitConditionHandle;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.kms.Key;

class TrafficRouterTest {
  private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";
  private final Stack stack = TestStacks.stack();
  private final MigrationParameters parameters = TestStacks.parameters(stack);

  private TrafficRouter router(boolean internetFacing, List<String> natAddresses) {
    return new TrafficRouter(
        stack,
        "Tested",
        new TrafficRouterProps(
            internetFacing,
            parameters.deletionProtection(),
            placement(natAddresses),
            parameters.certificateArn(),
            parameters.accessLogsBucketName(),
            parameters.environmentName(),
            new WeightedTarget("arn:blue", parameters.blueWeight()),
            new WeightedTarget("arn:green", parameters.greenWeight())));
  }

  private RouterPlacement placement(List<String> natAddresses) {
    return new RouterPlacement(
        Vpc.fromVpcAttributes(
            stack,
            "Vpc" + natAddresses.size(),
            VpcAttributes.builder()
                .vpcId("vpc-1")
                .availabilityZones(List.of("a", "b", "c"))
                .privateSubnetIds(List.of("app-a", "app-b", "app-c"))
                .build()),
        SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build(),
        SecurityGroup.fromSecurityGroupId(stack, "Group" + natAddresses.size(), "sg-balancer"),
        "10.65.0.0/16",
        natAddresses);
  }

  private Resources internal() {
    router(false, List.of());
    return resources();
  }

  private Resources resources() {
    return Resources.of(Template.fromStack(stack));
  }

  private static Map<String, Object> rule(Resources resources, String name) {
    return resources.ofType(RULE).entrySet().stream()
        .filter(entry -> entry.getKey().contains(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> properties(Map<String, Object> resource) {
    return Resources.map(resource.get("Properties"));
  }

  private static Map<String, Object> forward(Map<String, Object> rule) {
    return Resources.map(
        Resources.list(properties(rule).get("Actions")).get(0).get("ForwardConfig"));
  }

  @Test
  void theWeightsAreAPureFunctionOfTheParameter() {
    List<Map<String, Object>> groups =
        Resources.list(forward(rule(internal(), "Weighted")).get("TargetGroups"));

    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).get("TargetGroupArn")).isEqualTo("arn:blue");
    assertThat(groups.get(0).get("Weight").toString())
        .contains("Fn::FindInMap", "GreenTrafficWeight");
    assertThat(groups.get(1))
        .containsEntry("TargetGroupArn", "arn:green")
        .containsEntry("Weight", Map.of("Ref", "GreenTrafficWeight"));
  }

  @Test
  void noParameterOfTheSwitchReachesAnythingButTheWeightedRule() {
    router(false, List.of());

    assertThat(Resources.map(Template.fromStack(stack).toJSON().get("Resources")))
        .allSatisfy(
            (id, resource) -> {
              if (!id.contains("Weighted")) {
                assertThat(resource.toString())
                    .doesNotContain("GreenTrafficWeight", "ActiveEnvironment", "MigrationStatus");
              }
            });
  }

  @Test
  void behindAnInternetFacingBalancerThePreviewsKnowTheNatAddresses() {
    router(true, List.of("192.0.2.1", "192.0.2.2", "192.0.2.3"));

    assertThat(properties(rule(resources(), "PreviewBlue")).get("Conditions").toString())
        .contains("[192.0.2.1/32, 192.0.2.2/32, 192.0.2.3/32]");
  }

  @Test
  void anInternalBalancersPreviewsComeFromTheNetworkOnly() {
    router(false, List.of("192.0.2.1"));

    assertThat(properties(rule(resources(), "PreviewBlue")).get("Conditions").toString())
        .contains("[10.65.0.0/16]")
        .doesNotContain("192.0.2.1");
  }

  @Test
  void moreAddressesThanARuleHoldsAreRejected() {
    assertThatThrownBy(() -> placement(List.of("1", "2", "3", "4")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("natAddresses: received 4, allowed: at most 3");
  }

  @Test
  void theBalancerIsInternalUnlessTheProfileSaysOtherwise() {
    assertThat(
            internal()
                .propertiesOf("AWS::ElasticLoadBalancingV2::LoadBalancer")
                .values()
                .iterator()
                .next())
        .containsEntry("Scheme", "internal");
  }

  @Test
  void onlyTheWeightedRuleWaitsForTheGate() {
    TrafficRouter router = router(false, List.of());
    router.openAfter(new CfnWaitConditionHandle(stack, "Gate"));

    Resources resources = resources();
    assertThat(rule(resources, "Weighted")).containsEntry("DependsOn", List.of("Gate"));
    assertThat(rule(resources, "PreviewBlue")).doesNotContainKey("DependsOn");
  }

  @Test
  void withItsFirewallTheEntranceHasNoOpenFinding() {
    TrafficRouter router = router(false, List.of());
    new WebFirewall(
        stack,
        "Firewall",
        new WebFirewallProps(
            parameters.environmentName(),
            router.loadBalancerArn(),
            1000,
            TestStacks.profile("prod").retention(),
            Key.fromKeyArn(stack, "Key", "arn:aws:kms:us-east-1:111122223333:key/operations")));

    assertThat(NagFindings.of(stack)).isEmpty();
  }
}
