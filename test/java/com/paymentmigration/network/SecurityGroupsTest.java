package com.paymentmigration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class SecurityGroupsTest {
  private static final List<String> EVERYONE = List.of("0.0.0.0/0");
  private NetworkFixture fixture;

  @BeforeEach
  void aNetwork() {
    fixture = new NetworkFixture();
  }

  private Traffic internal() {
    fixture.internalGroups();
    return Traffic.of(Template.fromStack(fixture.stack()));
  }

  private Traffic internetFacing(List<String> clients) {
    fixture.groups(true, clients);
    return Traffic.of(Template.fromStack(fixture.stack()));
  }

  @Test
  void thereAreNineGroupsWithInlineRulesOnly() {
    internal();
    Map<String, Integer> counts = Resources.of(Template.fromStack(fixture.stack())).countByType();

    assertThat(counts)
        .containsEntry("AWS::EC2::SecurityGroup", 9)
        .doesNotContainKeys(
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::PrefixList");
  }

  @Test
  void nothingLetsTheWorldInOrOut() {
    Traffic traffic = internal();

    assertThat(traffic.allInbound()).noneMatch(rule -> rule.contains("0.0.0.0/0"));
    assertThat(traffic.allOutbound()).noneMatch(rule -> rule.contains("0.0.0.0/0"));
  }

  @Test
  void clientsAndProbesReachTheLoadBalancerOnTheTlsPortOnly() {
    assertThat(internal().inbound("LoadBalancer"))
        .containsExactlyInAnyOrder("443 from 10.0.0.0/8", "443 from 10.20.0.0/16");
  }

  @Test
  void aClientRangeThatIsTheNetworkItselfIsNotRepeated() {
    fixture.groups(false, List.of("10.20.0.0/16"));

    assertThat(Traffic.of(Template.fromStack(fixture.stack())).inbound("LoadBalancer"))
        .containsExactly("443 from 10.20.0.0/16");
  }

  @Test
  void onlyTheLoadBalancerReachesTheFleets() {
    Traffic traffic = internal();

    for (String fleet : List.of("BlueFleet", "GreenFleet")) {
      assertThat(traffic.inbound(fleet)).containsExactly("8443 from LoadBalancer");
    }
  }

  @Test
  void bothFleetsReachBothDatabasesBecauseBothWriteToTheOneWriter() {
    Traffic traffic = internal();

    for (String database : List.of("BlueDatabase", "GreenDatabase")) {
      assertThat(traffic.inbound(database))
          .containsExactlyInAnyOrder(
              "33061 from BlueFleet",
              "33061 from GreenFleet",
              "33061 from DatabaseFunctions",
              "33061 from ReplicationPeer");
    }
  }

  @Test
  void aDatabaseReachesNothingButTheOtherDatabase() {
    Traffic traffic = internal();

    for (String database : List.of("BlueDatabase", "GreenDatabase")) {
      assertThat(traffic.outbound(database))
          .containsExactlyInAnyOrderElementsOf(
              fixture.network().ranges().dataSubnets().stream()
                  .map(range -> "33061 to " + range)
                  .toList());
    }
  }

  @Test
  void thePeerGroupOpensNothing() {
    Traffic traffic = internal();

    assertThat(traffic.inbound("ReplicationPeer")).isEmpty();
    assertThat(traffic.outbound("ReplicationPeer")).isEmpty();
  }

  @Test
  void endpointsTakeCallsFromFleetsAndFunctionsAndStartNone() {
    Traffic traffic = internal();

    assertThat(traffic.inbound("Endpoints"))
        .containsExactlyInAnyOrder(
            "443 from BlueFleet",
            "443 from GreenFleet",
            "443 from DatabaseFunctions",
            "443 from Functions");
    assertThat(traffic.outbound("Endpoints")).isEmpty();
  }

  @Test
  void functionsThatDoNotNeedADatabaseCannotReachOne() {
    assertThat(internal().outbound("Functions")).noneMatch(rule -> rule.startsWith("33061"));
  }

  @Test
  void onlyFleetsReachPartners() {
    assertThat(internal().allOutbound())
        .filteredOn(rule -> rule.endsWith("443 to 203.0.113.0/24"))
        .containsExactlyInAnyOrder(
            "BlueFleet: 443 to 203.0.113.0/24", "GreenFleet: 443 to 203.0.113.0/24");
  }

  @Test
  void whoeverIsLetInIsAlsoLetOut() {
    Traffic traffic = internal();
    for (String group : traffic.groups()) {
      for (String rule : traffic.inbound(group)) {
        String port = rule.substring(0, rule.indexOf(' '));
        String caller = rule.substring(rule.lastIndexOf(' ') + 1);
        // Clusters carry the peer group together with their own, which lets them out.
        String sender = caller.equals("ReplicationPeer") ? "BlueDatabase" : caller;

        if (traffic.groups().contains(sender)) {
          assertThat(traffic.outbound(sender))
              .as(caller + " calls " + group)
              .anyMatch(out -> out.startsWith(port + " to "));
        }
      }
    }
  }

  @Test
  void blueAndGreenAreTheSameButForTheirName() {
    Traffic traffic = internal();

    assertThat(traffic.outbound("BlueFleet")).isEqualTo(traffic.outbound("GreenFleet"));
    assertThat(traffic.inbound("BlueDatabase")).isEqualTo(traffic.inbound("GreenDatabase"));
    assertThat(traffic.outbound("BlueDatabase")).isEqualTo(traffic.outbound("GreenDatabase"));
  }

  @Test
  void probesOfAnInternetFacingLoadBalancerComeBackFromTheNatAddresses() {
    Traffic traffic = internetFacing(List.of("198.51.100.0/24"));

    assertThat(traffic.inbound("LoadBalancer"))
        .containsExactlyInAnyOrder("443 from 198.51.100.0/24", "443 from NatAddresses");
    assertThat(traffic.outbound("Functions")).contains("443 to 0.0.0.0/0");
    assertThat(NagFindings.of(fixture.stack())).isEmpty();
  }

  @Test
  void aPublicLoadBalancerIsAnAcknowledgedFindingOnItsOwnGroup() {
    internetFacing(EVERYONE);

    assertThat(NagFindings.of(fixture.stack())).isEmpty();
  }

  @Test
  void anInternalLoadBalancerDrawsNoFinding() {
    fixture.internalGroups();

    assertThat(NagFindings.of(fixture.stack())).isEmpty();
  }

  @Test
  void anL2ConstructThatOpensAPortByItselfChangesNothing() {
    SecurityGroups groups = fixture.internalGroups();
    groups
        .database(Environment.BLUE)
        .getConnections()
        .allowFromAnyIpv4(software.amazon.awscdk.services.ec2.Port.allTraffic());

    assertThat(Resources.of(Template.fromStack(fixture.stack())).countByType())
        .doesNotContainKey("AWS::EC2::SecurityGroupIngress");
  }

  @Test
  void everyoneAsClientOfAnInternalLoadBalancerIsRejected() {
    assertThatThrownBy(() -> fixture.props(false, EVERYONE, 33061))
        .hasMessageContaining("clientCidrs: received [0.0.0.0/0], allowed: everyone only if");
  }

  @Test
  void theDefaultPortOfMysqlIsRejected() {
    assertThatThrownBy(() -> fixture.props(false, List.of("10.0.0.0/8"), 3306))
        .hasMessageStartingWith("databasePort: received 3306, allowed: any but 3306");
  }

  @Test
  void aRangeThatIsNotCanonicalIsRejected() {
    assertThatThrownBy(() -> fixture.props(false, List.of("10.0.0.7/8"), 33061))
        .hasMessageStartingWith("clientCidrs: received '10.0.0.7/8', allowed ");
  }
}
