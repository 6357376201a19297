package com.paymentmigration.environment;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/**
 * Where a fleet lives.
 *
 * @param vpc the network
 * @param subnets private application subnets, one a zone
 * @param securityGroup the fleet's own group
 */
public record FleetPlacement(IVpc vpc, SubnetSelection subnets, ISecurityGroup securityGroup) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public FleetPlacement {
    Objects.requireNonNull(vpc, "vpc");
    Objects.requireNonNull(subnets, "subnets");
    Objects.requireNonNull(securityGroup, "securityGroup");
  }

  List<String> subnetIds() {
    return vpc.selectSubnets(subnets).getSubnetIds();
  }
}
