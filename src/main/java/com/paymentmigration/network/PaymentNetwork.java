package com.paymentmigration.network;

import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * The network: three zones with a public, an application and a data subnet each.
 *
 * <p>Defines a VPC, nine subnets with a route table each, an internet gateway, a NAT gateway per
 * zone (losing a zone never takes another's way out) and flow logs of all traffic in an encrypted
 * log group. The data subnets have no route out at all. Nothing launched here gets a public
 * address.
 *
 * <p>Needs three zones, a literal range and the key of the logs. Exposes the VPC, the tiers as
 * subnet selections and the literal ranges of the tiers.
 */
public final class PaymentNetwork extends Construct {
  private static final String PUBLIC = "public";
  private static final String APPLICATION = "application";
  private static final String DATA = "data";

  /** An application subnet is an eighth of the network: instances, functions, endpoints. */
  private static final int APPLICATION_BITS = 3;

  /**
   * A public or data subnet is a 64th of the network: in the smallest network (/20) 64 addresses,
   * where a load balancer wants 27 bits and eight free addresses.
   */
  private static final int SMALL_BITS = 6;

  private final Vpc vpc;
  private final List<String> zones;
  private final SubnetRanges ranges;
  private final FlowLogs flowLogs;

  /** Defines the network. */
  public PaymentNetwork(Construct scope, String id, PaymentNetworkProps props) {
    super(scope, id);
    zones = props.zones();
    int prefix = props.prefixLength();
    vpc =
        Vpc.Builder.create(this, "Vpc")
            .ipAddresses(IpAddresses.cidr(props.vpcCidr()))
            .availabilityZones(zones)
            .natGateways(PaymentNetworkProps.ZONES)
            .restrictDefaultSecurityGroup(false)
            .enableDnsHostnames(true)
            .enableDnsSupport(true)
            .subnetConfiguration(
                List.of(
                    tier(APPLICATION, SubnetType.PRIVATE_WITH_EGRESS, prefix + APPLICATION_BITS),
                    SubnetConfiguration.builder()
                        .name(PUBLIC)
                        .subnetType(SubnetType.PUBLIC)
                        .cidrMask(prefix + SMALL_BITS)
                        .mapPublicIpOnLaunch(false)
                        .build(),
                    tier(DATA, SubnetType.PRIVATE_ISOLATED, prefix + SMALL_BITS)))
            .build();
    ranges =
        new SubnetRanges(
            props.vpcCidr(),
            cidrs(vpc.getPublicSubnets()),
            cidrs(vpc.getPrivateSubnets()),
            cidrs(vpc.getIsolatedSubnets()));
    flowLogs = new FlowLogs(this, "FlowLogs", vpc, props);
    acknowledge();
  }

  /** Name of the log group of the flow logs. */
  public String flowLogsName() {
    return flowLogs.logsName();
  }

  /** The network. */
  public IVpc vpc() {
    return vpc;
  }

  /** Subnets of an internet-facing load balancer and of the NAT gateways. */
  public SubnetSelection publicSubnets() {
    return selection(PUBLIC);
  }

  /** Subnets of instances, functions, endpoints and an internal load balancer. */
  public SubnetSelection applicationSubnets() {
    return selection(APPLICATION);
  }

  /** Subnets of the databases: no route leaves the network. */
  public SubnetSelection dataSubnets() {
    return selection(DATA);
  }

  /** The three availability zones. */
  public List<String> zones() {
    return zones;
  }

  /** Literal ranges of the tiers. */
  public SubnetRanges ranges() {
    return ranges;
  }

  /** Public addresses (tokens) that traffic from the application subnets comes from. */
  public List<String> natAddresses() {
    return vpc.getPublicSubnets().stream()
        .map(subnet -> ((CfnEIP) subnet.getNode().findChild("EIP")).getRef())
        .toList();
  }

  private static SubnetConfiguration tier(String name, SubnetType type, int cidrMask) {
    return SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(cidrMask).build();
  }

  private static SubnetSelection selection(String tier) {
    return SubnetSelection.builder().subnetGroupName(tier).build();
  }

  private static List<String> cidrs(List<ISubnet> subnets) {
    return subnets.stream().map(ISubnet::getIpv4CidrBlock).toList();
  }

  private void acknowledge() {
    Validations.of(vpc.getNode().getDefaultChild())
        .acknowledge(
            Acknowledgment.builder()
                .id("PCI.DSS.321-VPCDefaultSecurityGroupClosed")
                .reason(
                    "Nothing uses the default security group; closing it would take a helper custom"
                        + " resource, which has no drift support (ADR 0027)")
                .build());
    for (ISubnet subnet : vpc.getPublicSubnets()) {
      Validations.of(subnet.getNode().findChild("DefaultRoute"))
          .acknowledge(
              Acknowledgment.builder()
                  .id("PCI.DSS.321-VPCNoUnrestrictedRouteToIGW")
                  .reason(
                      "Public subnet: holds NAT gateways and, in an internet-facing profile, the"
                          + " load balancer; no instance, function or database is placed here")
                  .build());
    }
  }
}
