package com.paymentmigration.traffic;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/**
 * Where the load balancer lives.
 *
 * @param vpc the network
 * @param subnets application subnets, or public ones for an internet-facing profile
 * @param securityGroup the load balancer's own group
 * @param vpcCidr literal range of the network: where preview requests come from when the load
 *     balancer is internal; unused otherwise
 * @param natAddresses public addresses (tokens) of the NAT gateways, at most three: where preview
 *     requests come from when the load balancer is internet-facing; unused otherwise
 */
public record RouterPlacement(
    IVpc vpc,
    SubnetSelection subnets,
    ISecurityGroup securityGroup,
    String vpcCidr,
    List<String> natAddresses) {
  /**
   * A condition of a listener rule has at most three match evaluations (Elastic Load Balancing,
   * "Condition types for listener rules").
   */
  private static final int MOST_NAT_ADDRESSES = 3;

  /**
   * Checks that nothing is missing and that a rule can hold every address.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if there are more than three NAT addresses
   */
  public RouterPlacement {
    Objects.requireNonNull(vpc, "vpc");
    Objects.requireNonNull(subnets, "subnets");
    Objects.requireNonNull(securityGroup, "securityGroup");
    Objects.requireNonNull(vpcCidr, "vpcCidr");
    natAddresses = List.copyOf(natAddresses);
    if (natAddresses.size() > MOST_NAT_ADDRESSES) {
      throw new IllegalArgumentException(
          "natAddresses: received "
              + natAddresses.size()
              + ", allowed: at most "
              + MOST_NAT_ADDRESSES
              + " (a condition of a listener rule has three values)");
    }
  }

  List<String> subnetIds() {
    return vpc.selectSubnets(subnets).getSubnetIds();
  }
}
