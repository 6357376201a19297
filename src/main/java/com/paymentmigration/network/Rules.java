package com.paymentmigration.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;

/**
 * The inline rules of one security group. TCP only: name resolution, time and instance metadata are
 * answered by the VPC itself and pass no security group.
 *
 * <p>Inline, because separate rule resources have no drift support (ADR 0016).
 */
final class Rules {
  private static final String TCP = "tcp";

  /**
   * EC2 allows all outbound traffic to a group without egress rules. This one rule matches nothing
   * (the CDK uses the same), so that "none" means none.
   */
  private static final CfnSecurityGroup.EgressProperty NOTHING =
      CfnSecurityGroup.EgressProperty.builder()
          .ipProtocol("icmp")
          .fromPort(252)
          .toPort(86)
          .cidrIp("255.255.255.255/32")
          .description("No outbound traffic")
          .build();

  private final List<CfnSecurityGroup.IngressProperty> ingress = new ArrayList<>();
  private final List<CfnSecurityGroup.EgressProperty> egress = new ArrayList<>();
  private final Set<String> ranges = new TreeSet<>();

  /** Inbound from literal ranges; a range that is already allowed is not repeated. */
  Rules from(List<String> cidrs, int port, String description) {
    for (String cidr : cidrs) {
      if (ranges.add(cidr + ":" + port)) {
        ingress.add(ingress(port, description).cidrIp(cidr).build());
      }
    }
    return this;
  }

  /** Inbound from members of another group. */
  Rules fromGroup(CfnSecurityGroup peer, int port, String description) {
    ingress.add(ingress(port, description).sourceSecurityGroupId(peer.getAttrGroupId()).build());
    return this;
  }

  /** Inbound from a prefix list. */
  Rules fromPrefixList(String prefixListId, int port, String description) {
    ingress.add(ingress(port, description).sourcePrefixListId(prefixListId).build());
    return this;
  }

  /** Outbound to literal ranges: naming the peer's group here too would make a cycle. */
  Rules to(List<String> cidrs, int port, String description) {
    for (String cidr : cidrs) {
      egress.add(egress(port, description).cidrIp(cidr).build());
    }
    return this;
  }

  /** Outbound to a prefix list. */
  Rules toPrefixList(String prefixListId, int port, String description) {
    egress.add(egress(port, description).destinationPrefixListId(prefixListId).build());
    return this;
  }

  List<CfnSecurityGroup.IngressProperty> inbound() {
    return List.copyOf(ingress);
  }

  List<CfnSecurityGroup.EgressProperty> outbound() {
    return egress.isEmpty() ? List.of(NOTHING) : List.copyOf(egress);
  }

  private static CfnSecurityGroup.IngressProperty.Builder ingress(int port, String description) {
    return CfnSecurityGroup.IngressProperty.builder()
        .ipProtocol(TCP)
        .fromPort(port)
        .toPort(port)
        .description(description);
  }

  private static CfnSecurityGroup.EgressProperty.Builder egress(int port, String description) {
    return CfnSecurityGroup.EgressProperty.builder()
        .ipProtocol(TCP)
        .fromPort(port)
        .toPort(port)
        .description(description);
  }
}
