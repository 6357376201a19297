package com.paymentmigration.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The VPC with its three tiers. */
final class NetworkPart {
  static final double BLUE_X = 182;
  static final double GREEN_X = 494;
  static final double SIDE_WIDTH = 252;
  static final Box VPC = new Box(150, 48, 874, 480);
  static final Box PUBLIC = new Box(164, 84, 846, 44);
  static final Box APPLICATION = new Box(164, 136, 846, 246);
  static final Box DATA = new Box(164, 392, 846, 124);

  private static final String SUBNET = "AWS::EC2::Subnet";
  private static final double CHIP_WIDTH = 132;

  private NetworkPart() {}

  static void draw(Sketch sketch, StackFacts facts) {
    JsonNode vpc = facts.only("AWS::EC2::VPC", "");
    sketch.box("network", VPC);
    sketch.text("strong", VPC.x() + 14, VPC.y() + 23, "VPC " + vpc.path("CidrBlock").asText());
    sketch.text(
        "soft end",
        VPC.right() - 14,
        VPC.y() + 23,
        zones(facts) + " Availability Zones, three tiers");
    tier(sketch, facts, PUBLIC, "Public subnets", "publicSubnet");
    tier(sketch, facts, APPLICATION, "Application subnets", "applicationSubnet");
    tier(sketch, facts, DATA, "Data subnets", "dataSubnet");
    gateways(sketch, facts);
  }

  /** Number of Availability Zones that subnets are in. */
  static long zones(StackFacts facts) {
    return facts.ofType(SUBNET).values().stream()
        .map(subnet -> StackFacts.zone(subnet.path("AvailabilityZone")))
        .distinct()
        .count();
  }

  private static void tier(Sketch sketch, StackFacts facts, Box box, String name, String prefix) {
    List<String> ranges =
        facts.ofType(SUBNET).entrySet().stream()
            .filter(subnet -> subnet.getKey().contains("/" + prefix))
            .map(subnet -> subnet.getValue().path("CidrBlock").asText())
            .toList();
    sketch.box("tier", box);
    sketch.text("strong", box.x() + 12, box.y() + 19, name);
    double y = box.equals(PUBLIC) ? box.y() + 35 : box.y() + 19;
    double x = box.equals(PUBLIC) ? box.x() + 12 : box.x() + 26 + TextWidth.of(name, 12);
    sketch.text("soft small", x, y, sizes(ranges));
  }

  /** Number and size of ranges, e.g. {@code 3 × /22}. */
  private static String sizes(List<String> ranges) {
    return ranges.size()
        + " × "
        + ranges.stream()
            .map(range -> range.substring(range.indexOf('/')))
            .distinct()
            .collect(Collectors.joining(", "));
  }

  private static void gateways(Sketch sketch, StackFacts facts) {
    Map<String, JsonNode> gateways = facts.ofType("AWS::EC2::NatGateway");
    double x = PUBLIC.right() - 12 - gateways.size() * (CHIP_WIDTH + 8) + 8;
    for (String path : gateways.keySet()) {
      String zone = path.replaceAll(".*Subnet(\\d).*", "zone $1");
      Box chip = new Box(x, PUBLIC.y() + 9, CHIP_WIDTH, 26);
      sketch.box("card", chip);
      sketch.text("small middle", chip.middleX(), chip.y() + 17, "NAT gateway " + zone);
      x += CHIP_WIDTH + 8;
    }
  }
}
