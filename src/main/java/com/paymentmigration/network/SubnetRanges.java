package com.paymentmigration.network;

import com.paymentmigration.config.Ipv4Range;
import java.util.List;

/**
 * Literal address ranges of the network, for security-group rules that name a tier and not a group:
 * naming groups on both sides of a rule makes a cycle.
 *
 * @param vpc range of the whole network
 * @param publicSubnets ranges of the public subnets, in zone order
 * @param applicationSubnets ranges of the application subnets, in zone order
 * @param dataSubnets ranges of the isolated data subnets, in zone order
 */
public record SubnetRanges(
    String vpc,
    List<String> publicSubnets,
    List<String> applicationSubnets,
    List<String> dataSubnets) {

  /**
   * Checks every range.
   *
   * @throws IllegalArgumentException if a range lies outside the network
   * @throws com.paymentmigration.config.ConfigurationException if a range is not canonical
   */
  public SubnetRanges {
    Ipv4Range network = Ipv4Range.parse("vpc", vpc);
    publicSubnets = inside(network, "publicSubnets", publicSubnets);
    applicationSubnets = inside(network, "applicationSubnets", applicationSubnets);
    dataSubnets = inside(network, "dataSubnets", dataSubnets);
  }

  private static List<String> inside(Ipv4Range network, String property, List<String> ranges) {
    for (String range : ranges) {
      if (!network.contains(Ipv4Range.parse(property, range))) {
        throw new IllegalArgumentException(
            property + ": received " + range + ", allowed: ranges inside the network");
      }
    }
    return List.copyOf(ranges);
  }
}
