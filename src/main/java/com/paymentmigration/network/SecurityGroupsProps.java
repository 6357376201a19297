package com.paymentmigration.network;

import com.paymentmigration.config.Ipv4Range;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.services.ec2.IVpc;

/**
 * Who may talk to whom depends on this.
 *
 * @param vpc network of the groups
 * @param ranges literal ranges of its tiers
 * @param natAddresses public addresses (tokens) of the NAT gateways; used if internet-facing
 * @param internetFacing whether the load balancer has public addresses
 * @param clientCidrs literal ranges that may call the load balancer; {@code /0} only if
 *     internet-facing
 * @param partnerCidrs literal ranges outside that the fleets call on port 443 through the NAT
 *     gateways: card networks, legacy systems; may be empty, never {@code /0}
 * @param applicationPort TCP port of the application on the instances
 * @param databasePort TCP port of the clusters; not 3306 (AwsSolutions-RDS11)
 * @param s3PrefixListId prefix list of S3 in the region, usually a token
 * @param dynamoDbPrefixListId prefix list of DynamoDB in the region, usually a token
 */
public record SecurityGroupsProps(
    IVpc vpc,
    SubnetRanges ranges,
    List<String> natAddresses,
    boolean internetFacing,
    List<String> clientCidrs,
    List<String> partnerCidrs,
    int applicationPort,
    int databasePort,
    String s3PrefixListId,
    String dynamoDbPrefixListId) {
  private static final int MYSQL_DEFAULT_PORT = 3306;

  /**
   * Checks ports and client ranges.
   *
   * @throws IllegalArgumentException naming the property, what was received and what is allowed
   * @throws com.paymentmigration.config.ConfigurationException if a range is not canonical
   * @throws NullPointerException naming the component that is missing
   */
  public SecurityGroupsProps {
    Objects.requireNonNull(vpc, "vpc");
    Objects.requireNonNull(ranges, "ranges");
    Objects.requireNonNull(s3PrefixListId, "s3PrefixListId");
    Objects.requireNonNull(dynamoDbPrefixListId, "dynamoDbPrefixListId");
    natAddresses = List.copyOf(natAddresses);
    clientCidrs = List.copyOf(clientCidrs);
    partnerCidrs = List.copyOf(partnerCidrs);
    requirePort("applicationPort", applicationPort);
    requirePort("databasePort", databasePort);
    if (databasePort == MYSQL_DEFAULT_PORT || databasePort == applicationPort) {
      throw new IllegalArgumentException(
          "databasePort: received "
              + databasePort
              + ", allowed: any but 3306 and the application's port");
    }
    if (clientCidrs.isEmpty()) {
      throw new IllegalArgumentException(
          "clientCidrs: received none, allowed: at least one IPv4 range");
    }
    if (includeEveryone("clientCidrs", clientCidrs) && !internetFacing) {
      throw new IllegalArgumentException(
          "clientCidrs: received " + clientCidrs + ", allowed: everyone only if internet-facing");
    }
    if (includeEveryone("partnerCidrs", partnerCidrs)) {
      throw new IllegalArgumentException(
          "partnerCidrs: received " + partnerCidrs + ", allowed: ranges of known partners");
    }
  }

  /** Whether anybody on the internet may call the load balancer. */
  boolean everyoneIsAClient() {
    return includeEveryone("clientCidrs", clientCidrs);
  }

  private static boolean includeEveryone(String property, List<String> cidrs) {
    return cidrs.stream().anyMatch(cidr -> Ipv4Range.parse(property, cidr).prefix() == 0);
  }

  private static void requirePort(String property, int port) {
    if (port < 1024 || port > 65535) {
      throw new IllegalArgumentException(
          property + ": received " + port + ", allowed: 1024 to 65535");
    }
  }
}
