package com.paymentmigration.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses of the VPC. A literal, not a parameter: preview rules, security groups and the nag
 * rules that judge them need to know it at synthesis.
 *
 * @param vpcCidr private IPv4 range (RFC 1918) of /16 to /20, room for nine subnets
 * @param partnerCidrs IPv4 ranges outside that the fleets may call on port 443, through the NAT
 *     gateways: card networks, legacy systems; may be empty, never everyone, no part of the VPC
 */
public record NetworkPlan(String vpcCidr, List<String> partnerCidrs) {
  /** Loopback, link-local with the instance metadata, multicast: no partner answers there. */
  private static final List<Ipv4Range> NOBODY =
      Stream.of("127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4")
          .map(range -> Ipv4Range.parse("RFC 6890", range))
          .toList();

  private static final List<String> PRIVATE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  /**
   * Validates.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public NetworkPlan {
    Ipv4Range range = Ipv4Range.parse("network.vpcCidr", vpcCidr);
    boolean inside =
        PRIVATE.stream().anyMatch(known -> Ipv4Range.parse("RFC 1918", known).contains(range));
    Require.that(
        inside && range.prefix() >= 16 && range.prefix() <= 20,
        "network.vpcCidr",
        vpcCidr,
        "a /16 to /20 inside " + Require.list(PRIVATE));
    partnerCidrs = List.copyOf(partnerCidrs);
    for (String cidr : partnerCidrs) {
      Ipv4Range partner = Ipv4Range.parse("network.partnerCidrs", cidr);
      Require.that(
          partner.prefix() > 0
              && !partner.overlaps(range)
              && NOBODY.stream().noneMatch(partner::overlaps),
          "network.partnerCidrs",
          cidr,
          "ranges of known partners outside network.vpcCidr (" + vpcCidr + ")");
    }
  }
}
