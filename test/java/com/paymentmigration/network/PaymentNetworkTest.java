package com.paymentmigration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.logs.RetentionDays;

class PaymentNetworkTest {
  private NetworkFixture fixture;
  private Template template;

  @BeforeEach
  void aNetwork() {
    fixture = new NetworkFixture();
    template = Template.fromStack(fixture.stack());
  }

  @Test
  void thereIsNothingThatNobodyAskedFor() {
    assertThat(Resources.of(template).countByType())
        .containsExactly(
            Map.entry("AWS::EC2::EIP", 3),
            Map.entry("AWS::EC2::FlowLog", 1),
            Map.entry("AWS::EC2::InternetGateway", 1),
            Map.entry("AWS::EC2::NatGateway", 3),
            Map.entry("AWS::EC2::Route", 6),
            Map.entry("AWS::EC2::RouteTable", 9),
            Map.entry("AWS::EC2::Subnet", 9),
            Map.entry("AWS::EC2::SubnetRouteTableAssociation", 9),
            Map.entry("AWS::EC2::VPC", 1),
            Map.entry("AWS::EC2::VPCGatewayAttachment", 1),
            Map.entry("AWS::IAM::ManagedPolicy", 1),
            Map.entry("AWS::IAM::Role", 1),
            Map.entry("AWS::KMS::Key", 1),
            Map.entry("AWS::Logs::LogGroup", 1));
  }

  @Test
  void everyTierHasASubnetInEachOfTheThreeZones() {
    for (List<String> tier :
        List.of(
            fixture.network().ranges().publicSubnets(),
            fixture.network().ranges().applicationSubnets(),
            fixture.network().ranges().dataSubnets())) {
      List<Object> zones =
          Resources.of(template).propertiesOf("AWS::EC2::Subnet").values().stream()
              .filter(subnet -> tier.contains((String) subnet.get("CidrBlock")))
              .map(subnet -> subnet.get("AvailabilityZone"))
              .toList();

      assertThat(zones).containsExactlyInAnyOrderElementsOf(NetworkFixture.ZONES);
    }
  }

  @Test
  void noZoneIsLookedUpAtAnUpdate() {
    assertThat(template.toJSON().toString()).doesNotContain("Fn::GetAZs");
  }

  @Test
  void noSubnetGivesAwayPublicAddresses() {
    template.allResourcesProperties(
        "AWS::EC2::Subnet", Match.objectLike(Map.of("MapPublicIpOnLaunch", false)));
  }

  @Test
  void dataSubnetsHaveNoRouteOut() {
    List<String> routedTables =
        Resources.of(template).propertiesOf("AWS::EC2::Route").values().stream()
            .map(route -> Resources.map(route.get("RouteTableId")).get("Ref").toString())
            .toList();

    assertThat(routedTables).hasSize(6).noneMatch(table -> table.contains("data"));
  }

  @Test
  void everyZoneHasItsOwnNatGateway() {
    List<Object> gateways =
        Resources.of(template).propertiesOf("AWS::EC2::Route").values().stream()
            .filter(route -> route.containsKey("NatGatewayId"))
            .map(route -> route.get("NatGatewayId"))
            .toList();

    assertThat(gateways).hasSize(3).doesNotHaveDuplicates();
    assertThat(fixture.network().natAddresses()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void flowLogsRecordAcceptedAndRejectedTrafficEachMinute() {
    template.hasResourceProperties(
        "AWS::EC2::FlowLog",
        Match.objectLike(
            Map.of(
                "TrafficType", "ALL",
                "MaxAggregationInterval", 60,
                "ResourceType", "VPC",
                "LogDestinationType", "cloud-watch-logs")));
  }

  @Test
  void flowLogsAreEncryptedAndKept() {
    template.hasResource(
        "AWS::Logs::LogGroup",
        Match.objectLike(
            Map.of(
                "DeletionPolicy",
                "RetainExceptOnCreate",
                "Properties",
                Match.objectLike(Map.of("KmsKeyId", Match.anyValue(), "RetentionInDays", 365)))));
  }

  @Test
  void theFlowLogRoleIsForThisAccountOnlyAndHasNoInlinePolicy() {
    Map<String, Object> role =
        Resources.of(template).propertiesOf("AWS::IAM::Role").values().iterator().next();
    Map<String, Object> trust = Resources.statements(role.get("AssumeRolePolicyDocument")).get(0);

    assertThat(role).doesNotContainKey("Policies").containsKey("ManagedPolicyArns");
    assertThat(trust.get("Condition").toString())
        .contains("aws:SourceAccount")
        .contains("vpc-flow-log/*");
  }

  @Test
  void itDrawsNoFindingThatIsNotAcknowledgedOnTheExactResource() {
    assertThat(NagFindings.of(fixture.network())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/16", "172.16.0.0/18", "192.168.16.0/20"})
  void anyPrivateRangeOfSixteenToTwentyBitsHoldsAllSubnets(String cidr) {
    SubnetRanges ranges = new NetworkFixture(cidr).network().ranges();

    assertThat(ranges.vpc()).isEqualTo(cidr);
    assertThat(ranges.applicationSubnets()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/15", "10.0.0.0/21", "10.0.0.1/16", "10.0.0.256/16", "x"})
  void anyOtherRangeIsRejected(String cidr) {
    assertThatThrownBy(() -> new NetworkFixture(cidr))
        .isInstanceOf(RuntimeException.class)
        .hasMessageStartingWith("vpcCidr: received ")
        .hasMessageContainingAll(cidr, "allowed");
  }

  @Test
  void twoZonesAreTooFew() {
    assertThatThrownBy(
            () ->
                new PaymentNetworkProps(
                    "10.0.0.0/16",
                    List.of("a", "b"),
                    fixture.key(),
                    RetentionDays.ONE_YEAR,
                    RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE))
        .hasMessage("zones: received 2 zones, allowed: 3");
  }
}
