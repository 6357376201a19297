package com.paymentmigration.network;

import com.paymentmigration.config.Ipv4Range;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What the network depends on.
 *
 * @param vpcCidr literal range of the network, prefix length 16 to 20
 * @param zones three availability zones, usually tokens of the parameter AvailabilityZones
 * @param logKey key of the flow logs
 * @param logRetention how long flow logs are kept
 * @param removalPolicy what happens to the flow logs when the stack goes
 */
public record PaymentNetworkProps(
    String vpcCidr,
    List<String> zones,
    IKey logKey,
    RetentionDays logRetention,
    RemovalPolicy removalPolicy) {

  /** Number of availability zones: a database quorum survives the loss of one. */
  public static final int ZONES = 3;

  /** Shortest prefix that a VPC may have. */
  private static final int SHORTEST_PREFIX = 16;

  /** Longest prefix whose public subnets (6 bits longer) still hold a load balancer with ease. */
  private static final int LONGEST_PREFIX = 20;

  /**
   * Checks range and zones.
   *
   * @throws IllegalArgumentException if the range is of a size that cannot be divided, or if there
   *     are not three zones
   * @throws com.paymentmigration.config.ConfigurationException if the range is not canonical
   * @throws NullPointerException naming the component that is missing
   */
  public PaymentNetworkProps {
    Objects.requireNonNull(logKey, "logKey");
    Objects.requireNonNull(logRetention, "logRetention");
    Objects.requireNonNull(removalPolicy, "removalPolicy");
    Ipv4Range range = Ipv4Range.parse("vpcCidr", vpcCidr);
    if (range.prefix() < SHORTEST_PREFIX || range.prefix() > LONGEST_PREFIX) {
      throw new IllegalArgumentException(
          "vpcCidr: received " + vpcCidr + ", allowed: a prefix length of 16 to 20");
    }
    zones = List.copyOf(zones);
    if (zones.size() != ZONES) {
      throw new IllegalArgumentException(
          "zones: received " + zones.size() + " zones, allowed: " + ZONES);
    }
  }

  /** Prefix length of the network. */
  int prefixLength() {
    return Ipv4Range.parse("vpcCidr", vpcCidr).prefix();
  }
}
