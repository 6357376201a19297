package com.paymentmigration.environment;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/**
 * Where a cluster lives.
 *
 * @param vpc the network
 * @param subnets data subnets: one a zone, no route leaves the network
 * @param zones availability zones of the subnets, at least one for each instance; tokens are fine
 * @param securityGroups the cluster's own group and the replication peers' group (ADR 0022)
 */
public record ClusterPlacement(
    IVpc vpc, SubnetSelection subnets, List<String> zones, List<ISecurityGroup> securityGroups) {

  /**
   * Checks that nothing is missing and copies the lists.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if there is no security group
   */
  public ClusterPlacement {
    Objects.requireNonNull(vpc, "vpc");
    Objects.requireNonNull(subnets, "subnets");
    zones = List.copyOf(zones);
    securityGroups = List.copyOf(securityGroups);
    if (securityGroups.isEmpty()) {
      throw new IllegalArgumentException("securityGroups: received none, allowed: at least one");
    }
  }

  List<String> subnetIds() {
    return vpc.selectSubnets(subnets).getSubnetIds();
  }

  List<String> securityGroupIds() {
    return securityGroups.stream().map(ISecurityGroup::getSecurityGroupId).toList();
  }
}
