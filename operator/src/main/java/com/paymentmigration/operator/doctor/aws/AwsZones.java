package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Zones;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.LocationType;
import software.amazon.awssdk.services.rds.RdsClient;

/** Zones of EC2, and what EC2 and RDS offer there. */
record AwsZones(Supplier<Ec2Client> ec2, Supplier<RdsClient> rds) implements Zones {
  private static final String ZONE = "availability-zone";

  @Override
  public Map<String, String> available() {
    Map<String, String> zones = new TreeMap<>();
    ec2.get().describeAvailabilityZones().availabilityZones().stream()
        .filter(zone -> zone.state() == AvailabilityZoneState.AVAILABLE)
        .filter(zone -> zone.zoneType() == null || zone.zoneType().equals(ZONE))
        .forEach(zone -> zones.put(zone.zoneName(), zone.zoneId()));
    return zones;
  }

  @Override
  public Set<String> instances(String type) {
    Filter only = Filter.builder().name("instance-type").values(type).build();
    Set<String> zones = new TreeSet<>();
    ec2.get()
        .describeInstanceTypeOfferingsPaginator(
            r -> r.locationType(LocationType.AVAILABILITY_ZONE).filters(only))
        .instanceTypeOfferings()
        .forEach(offer -> zones.add(offer.location()));
    return zones;
  }

  @Override
  public Set<String> databases(String engine, String version, String instanceClass) {
    Set<String> zones = new TreeSet<>();
    rds.get()
        .describeOrderableDBInstanceOptionsPaginator(
            r -> r.engine(engine).engineVersion(version).dbInstanceClass(instanceClass).vpc(true))
        .orderableDBInstanceOptions()
        .forEach(option -> option.availabilityZones().forEach(zone -> zones.add(zone.name())));
    return zones;
  }

  @Override
  public Map<String, Set<String>> endpoints(List<String> services) {
    Map<String, Set<String>> zones = new TreeMap<>();
    ec2.get()
        .describeVpcEndpointServices(r -> r.serviceNames(services))
        .serviceDetails()
        .forEach(each -> zones.put(each.serviceName(), new TreeSet<>(each.availabilityZones())));
    return zones;
  }
}
