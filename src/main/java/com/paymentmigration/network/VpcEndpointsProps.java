package com.paymentmigration.network;

import java.util.Objects;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/**
 * What the endpoints depend on.
 *
 * @param vpc network of the endpoints
 * @param subnets application subnets: one network interface in each zone, and their route tables
 *     get the gateway routes
 * @param securityGroup group of the interface endpoints
 */
public record VpcEndpointsProps(IVpc vpc, SubnetSelection subnets, ISecurityGroup securityGroup) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public VpcEndpointsProps {
    Objects.requireNonNull(vpc, "vpc");
    Objects.requireNonNull(subnets, "subnets");
    Objects.requireNonNull(securityGroup, "securityGroup");
  }
}
