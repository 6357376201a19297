package com.paymentmigration.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses of the VPC. A literal, not a parameter: preview rules, security groups and the nag
 * rules that judge them need to know it at synthesis.
 *
 * @param vpcCidr private IPv4 range (RFC 1918) of /16 to /20, room for nine subnets
 * @param partnerCidrs IPv4 ranges outside the VPC that the fleets may call on port 443, through the
 *     NAT gateways: card networks, legacy systems; at most {@value #MOST_RANGES}, may be empty,
 *     each of /8 or longer
 */
public record NetworkPlan(String vpcCidr, List<String> partnerCidrs) {
  /**
   * Ranges that one list may hold: a security group has 60 rules a direction (quota of Amazon VPC),
   * and each range is a rule beside the group's own.
   */
  static final int MOST_RANGES = 50;

  /** Shorter than /8 is nobody's own range, as the gate on open groups has it. */
  static final int SHORTEST_PREFIX = 8;

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
    Require.that(
        partnerCidrs.size() <= MOST_RANGES,
        "network.partnerCidrs",
        partnerCidrs,
        "at most " + MOST_RANGES + " ranges");
    for (String cidr : partnerCidrs) {
      Ipv4Range partner = Ipv4Range.parse("network.partnerCidrs", cidr);
      Require.that(
          partner.prefix() >= SHORTEST_PREFIX
              && !partner.overlaps(range)
              && NOBODY.stream().noneMatch(partner::overlaps),
          "network.partnerCidrs",
          cidr,
          "ranges of known partners, /8 or longer, outside network.vpcCidr (" + vpcCidr + ")");
    }
  }
}
