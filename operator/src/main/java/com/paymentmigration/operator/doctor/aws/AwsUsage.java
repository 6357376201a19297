package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Usage;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** What is in use of EC2. */
record AwsUsage(Supplier<Ec2Client> ec2) implements Usage {
  /** The families that share the quota for standard instances. */
  private static final String STANDARD = "acdhimrtz";

  @Override
  public long elasticIps() {
    return ec2.get().describeAddresses().addresses().size();
  }

  @Override
  public long vpcs() {
    return ec2.get().describeVpcsPaginator().vpcs().stream().count();
  }

  @Override
  public long internetGateways() {
    return ec2.get().describeInternetGatewaysPaginator().internetGateways().stream().count();
  }

  @Override
  public Map<String, Long> natGateways() {
    Map<String, String> zones = new TreeMap<>();
    for (Subnet subnet : ec2.get().describeSubnetsPaginator().subnets()) {
      zones.put(subnet.subnetId(), subnet.availabilityZone());
    }
    Map<String, Long> used = new TreeMap<>();
    for (NatGateway gateway :
        ec2.get()
            .describeNatGatewaysPaginator(r -> r.filter(filter("state", "pending", "available")))
            .natGateways()) {
      used.merge(zones.getOrDefault(gateway.subnetId(), ""), 1L, Long::sum);
    }
    return used;
  }

  @Override
  public long gatewayEndpoints() {
    return ec2
        .get()
        .describeVpcEndpointsPaginator(r -> r.filters(filter("vpc-endpoint-type", "Gateway")))
        .vpcEndpoints()
        .stream()
        .count();
  }

  @Override
  public long standardVcpus() {
    return ec2
        .get()
        .describeInstancesPaginator(
            r -> r.filters(filter("instance-state-name", "pending", "running")))
        .reservations()
        .stream()
        .flatMap(reservation -> reservation.instances().stream())
        .filter(AwsUsage::onDemandAndStandard)
        .mapToLong(AwsUsage::vcpus)
        .sum();
  }

  @Override
  public int vcpus(String type) {
    return ec2.get()
        .describeInstanceTypes(r -> r.instanceTypesWithStrings(type))
        .instanceTypes()
        .get(0)
        .vCpuInfo()
        .defaultVCpus();
  }

  private static boolean onDemandAndStandard(Instance instance) {
    return instance.instanceLifecycleAsString() == null
        && STANDARD.indexOf(instance.instanceTypeAsString().charAt(0)) >= 0;
  }

  private static long vcpus(Instance instance) {
    return instance.cpuOptions() == null
        ? 1
        : (long) instance.cpuOptions().coreCount() * instance.cpuOptions().threadsPerCore();
  }

  private static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }
}
