package com.paymentmigration.network;

import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;

/** A stack in us-east-1 with the payment network. */
final class NetworkFixture {
  static final List<String> ZONES = List.of("us-east-1a", "us-east-1b", "us-east-1c");

  private final Stack stack;
  private final IKey key;
  private final PaymentNetwork network;

  NetworkFixture() {
    this("10.20.0.0/16");
  }

  NetworkFixture(String vpcCidr) {
    stack = TestStacks.stack();
    key = Key.Builder.create(stack, "Key").enableKeyRotation(true).build();
    network =
        new PaymentNetwork(
            stack,
            "Network",
            new PaymentNetworkProps(
                vpcCidr, ZONES, key, RetentionDays.ONE_YEAR, RemovalPolicy.RETAIN));
  }

  Stack stack() {
    return stack;
  }

  IKey key() {
    return key;
  }

  PaymentNetwork network() {
    return network;
  }

  /** Groups for an internal load balancer that calls one partner. */
  SecurityGroups internalGroups() {
    return groups(false, List.of("10.0.0.0/8"));
  }

  SecurityGroups groups(boolean internetFacing, List<String> clientCidrs) {
    return new SecurityGroups(stack, "Groups", props(internetFacing, clientCidrs, 33061));
  }

  SecurityGroupsProps props(boolean internetFacing, List<String> clientCidrs, int databasePort) {
    return new SecurityGroupsProps(
        network.vpc(),
        network.ranges(),
        network.natAddresses(),
        internetFacing,
        clientCidrs,
        List.of("203.0.113.0/24"),
        8443,
        databasePort,
        "pl-63a5400a",
        "pl-02cd2c6b");
  }
}
