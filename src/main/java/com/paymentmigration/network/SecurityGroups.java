package com.paymentmigration.network;

import com.paymentmigration.lambda.domain.Environment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.CfnPrefixList;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.constructs.Construct;

/**
 * Who may talk to whom: nine security groups (PCI DSS 1.3, 1.4).
 *
 * <p>Inbound rules name the peer's group, outbound rules name literal ranges of a tier: so no two
 * groups refer to each other. Both fleets reach both databases, because both write to the one
 * writer, whichever it is. {@link #replicationPeer()} is carried by both clusters and holds no
 * rule; each database group lets it in, so that the clusters replicate without naming each other
 * (ADR 0022).
 *
 * <p>The groups are exposed as immutable: an L2 construct that opens a port by itself changes
 * nothing. In an internet-facing profile probes leave through the NAT gateways and come back from
 * their addresses; those are a prefix list, because an address that is a token inside a rule cannot
 * be judged by cdk-nag.
 */
public final class SecurityGroups extends Construct {
  private static final int HTTPS = 443;
  private static final List<String> EVERYWHERE = List.of("0.0.0.0/0");

  private final SecurityGroupsProps props;
  private final ISecurityGroup loadBalancer;
  private final ISecurityGroup replicationPeer;
  private final ISecurityGroup databaseFunctions;
  private final ISecurityGroup functions;
  private final ISecurityGroup endpoints;
  private final Map<Environment, ISecurityGroup> fleets = new EnumMap<>(Environment.class);
  private final Map<Environment, ISecurityGroup> databases = new EnumMap<>(Environment.class);

  /** Defines the groups. */
  public SecurityGroups(Construct scope, String id, SecurityGroupsProps props) {
    super(scope, id);
    this.props = props;
    SubnetRanges ranges = props.ranges();

    CfnSecurityGroup balancer = group("LoadBalancer", "Load balancer", balancerRules());
    CfnSecurityGroup peer =
        group("ReplicationPeer", "Marks the clusters as peers of replication", new Rules());
    CfnSecurityGroup toDatabases =
        group(
            "DatabaseFunctions",
            "Functions that reach the databases",
            apis().to(ranges.dataSubnets(), props.databasePort(), "Databases"));
    CfnSecurityGroup plain =
        group("Functions", "Functions that do not reach the databases", plainRules());

    Rules endpointRules = new Rules();
    Map<Environment, CfnSecurityGroup> fleetGroups = new EnumMap<>(Environment.class);
    for (Environment environment : Environment.values()) {
      CfnSecurityGroup fleet =
          group(
              name(environment) + "Fleet",
              name(environment) + " fleet",
              apis()
                  .fromGroup(balancer, props.applicationPort(), "Load balancer")
                  .to(ranges.dataSubnets(), props.databasePort(), "Databases")
                  .to(props.partnerCidrs(), HTTPS, "Partners through the NAT gateways"));
      fleetGroups.put(environment, fleet);
      fleets.put(environment, reference(fleet));
      endpointRules.fromGroup(fleet, HTTPS, name(environment) + " fleet");
    }
    for (Environment environment : Environment.values()) {
      databases.put(
          environment,
          reference(
              group(
                  name(environment) + "Database",
                  name(environment) + " database",
                  databaseRules(fleetGroups, toDatabases, peer))));
    }
    endpointRules
        .fromGroup(toDatabases, HTTPS, "Functions that reach the databases")
        .fromGroup(plain, HTTPS, "Functions that do not");

    acknowledgeEveryone(balancer);
    acknowledgeProbes(plain);
    loadBalancer = reference(balancer);
    replicationPeer = reference(peer);
    databaseFunctions = reference(toDatabases);
    functions = reference(plain);
    endpoints = reference(group("Endpoints", "Interface endpoints", endpointRules));
  }

  /** Group of the load balancer. */
  public ISecurityGroup loadBalancer() {
    return loadBalancer;
  }

  /** Group of an environment's instances. */
  public ISecurityGroup fleet(Environment environment) {
    return fleets.get(environment);
  }

  /** Group of an environment's cluster, which carries {@link #replicationPeer()} too. */
  public ISecurityGroup database(Environment environment) {
    return databases.get(environment);
  }

  /** Group of functions that open connections to the clusters. */
  public ISecurityGroup databaseFunctions() {
    return databaseFunctions;
  }

  /** Group of functions that call APIs and probe the load balancer, but no database. */
  public ISecurityGroup functions() {
    return functions;
  }

  /** Group of the interface endpoints. */
  public ISecurityGroup endpoints() {
    return endpoints;
  }

  /** Group without rules that both clusters carry: each database lets its members in. */
  public ISecurityGroup replicationPeer() {
    return replicationPeer;
  }

  private Rules balancerRules() {
    Rules rules =
        new Rules()
            .from(props.clientCidrs(), HTTPS, "Clients")
            .to(props.ranges().applicationSubnets(), props.applicationPort(), "Fleets");
    return props.internetFacing()
        ? rules.fromPrefixList(natPrefixList(), HTTPS, "Probes through the NAT gateways")
        : rules.from(List.of(props.ranges().vpc()), HTTPS, "Probes from inside the network");
  }

  private Rules plainRules() {
    // An internal load balancer is in the application subnets, like the endpoints. The name of an
    // internet-facing one resolves to public addresses, which nobody knows before it exists.
    return props.internetFacing() ? apis().to(EVERYWHERE, HTTPS, "Probes") : apis();
  }

  private Rules databaseRules(
      Map<Environment, CfnSecurityGroup> fleetGroups,
      CfnSecurityGroup toDatabases,
      CfnSecurityGroup peer) {
    Rules rules = new Rules();
    fleetGroups.forEach(
        (environment, fleet) ->
            rules.fromGroup(fleet, props.databasePort(), name(environment) + " fleet"));
    return rules
        .fromGroup(toDatabases, props.databasePort(), "Switch, validation and rotation functions")
        .fromGroup(peer, props.databasePort(), "Replication from the other cluster")
        .to(
            props.ranges().dataSubnets(),
            props.databasePort(),
            "Replication from the other cluster");
  }

  /** What every caller of AWS APIs needs: interface endpoints and the two gateway endpoints. */
  private Rules apis() {
    return new Rules()
        .to(props.ranges().applicationSubnets(), HTTPS, "Interface endpoints")
        .toPrefixList(props.s3PrefixListId(), HTTPS, "S3 through its gateway endpoint")
        .toPrefixList(props.dynamoDbPrefixListId(), HTTPS, "DynamoDB through its gateway endpoint");
  }

  private String natPrefixList() {
    List<CfnPrefixList.EntryProperty> entries =
        props.natAddresses().stream()
            .map(address -> CfnPrefixList.EntryProperty.builder().cidr(address + "/32").build())
            .toList();
    return CfnPrefixList.Builder.create(this, "NatAddresses")
        .prefixListName(getNode().getPath() + "-nat")
        .addressFamily("IPv4")
        .maxEntries(entries.size())
        .entries(entries)
        .build()
        .getAttrPrefixListId();
  }

  private CfnSecurityGroup group(String id, String description, Rules rules) {
    return CfnSecurityGroup.Builder.create(this, id)
        .vpcId(props.vpc().getVpcId())
        .groupDescription("Payment migration: " + description)
        .securityGroupIngress(rules.inbound())
        .securityGroupEgress(rules.outbound())
        .build();
  }

  private void acknowledgeEveryone(CfnSecurityGroup balancer) {
    if (props.everyoneIsAClient()) {
      Validations.of(balancer)
          .acknowledge(
              Acknowledgment.builder()
                  .id("AwsSolutions-EC23")
                  .reason(
                      "The profile makes the load balancer public on purpose: port 443 only, behind"
                          + " WAF; nothing behind it accepts anything from outside")
                  .build());
    }
  }

  private void acknowledgeProbes(CfnSecurityGroup plain) {
    if (props.internetFacing()) {
      Validations.of(plain)
          .acknowledge(
              Acknowledgment.builder()
                  .id("CloudFormation-Validate::C4.OpenEgress")
                  .reason(
                      "The name of the internet-facing load balancer resolves to public addresses"
                          + " that change: the functions that probe it may call port 443 anywhere."
                          + " They reach no database and hold no card data")
                  .build());
    }
  }

  private ISecurityGroup reference(CfnSecurityGroup group) {
    return SecurityGroup.fromSecurityGroupId(
        this,
        group.getNode().getId() + "Reference",
        group.getAttrGroupId(),
        SecurityGroupImportOptions.builder().mutable(false).allowAllOutbound(false).build());
  }

  private static String name(Environment environment) {
    return environment == Environment.BLUE ? "Blue" : "Green";
  }
}
