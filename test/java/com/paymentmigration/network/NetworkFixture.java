package com.paymentmigration.network;

import com.paymentmigration.config.DeploymentProfile;
import com.paymentmigration.config.RegionFacts;
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
    this(TestStacks.stack(), vpcCidr, ZONES);
  }

  private NetworkFixture(Stack stack, String vpcCidr, List<String> zones) {
    this.stack = stack;
    key = Key.Builder.create(stack, "Key").enableKeyRotation(true).build();
    network =
        new PaymentNetwork(
            stack,
            "Network",
            new PaymentNetworkProps(
                vpcCidr,
                zones,
                key,
                RetentionDays.ONE_YEAR,
                RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE));
  }

  /** Network, groups and endpoints of a profile, put together as in the real stack. */
  static NetworkFixture ofProfile(String name) {
    Stack stack = TestStacks.stack();
    DeploymentProfile profile = TestStacks.profile(name);
    RegionFacts facts = new RegionFacts(stack);
    NetworkFixture fixture =
        new NetworkFixture(
            stack, profile.network().vpcCidr(), TestStacks.parameters(stack).zones());
    PaymentNetwork network = fixture.network;
    SecurityGroups groups =
        new SecurityGroups(
            stack,
            "Groups",
            new SecurityGroupsProps(
                network.vpc(),
                network.ranges(),
                network.natAddresses(),
                profile.traffic().internetFacing(),
                profile.traffic().clientCidrs(),
                profile.network().partnerCidrs(),
                profile.fleet().applicationPort(),
                profile.databaseSettings().port(),
                facts.s3PrefixListId(),
                facts.dynamoDbPrefixListId()));
    new VpcEndpoints(
        stack,
        "Endpoints",
        new VpcEndpointsProps(network.vpc(), network.applicationSubnets(), groups.endpoints()));
    return fixture;
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
