package com.paymentmigration.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One environment: its fleet and its cluster. */
final class EnvironmentPart {
  static final double FLEET_TOP = 296;
  static final double FLEET_HEIGHT = 76;
  static final double CLUSTER_TOP = 426;
  static final double CLUSTER_HEIGHT = 76;
  private static final double CHIP = 24;
  private static final Box WRITER = new Box(374, 375, 180, 26);

  private EnvironmentPart() {}

  static void draw(Sketch sketch, StackFacts facts, String side, double x) {
    String colour = side.toLowerCase(Locale.ROOT);
    fleet(sketch, facts, side, new Box(x, FLEET_TOP, NetworkPart.SIDE_WIDTH, FLEET_HEIGHT));
    Box cluster = new Box(x, CLUSTER_TOP, NetworkPart.SIDE_WIDTH, CLUSTER_HEIGHT);
    sketch.box(colour, cluster);
    JsonNode engine = facts.only("AWS::RDS::DBCluster", side + "/");
    Map<String, JsonNode> instances = facts.ofType("AWS::RDS::DBInstance");
    instances.keySet().removeIf(path -> !path.startsWith(side + "/"));
    String size = instances.values().iterator().next().path("DBInstanceClass").asText();
    sketch.text("strong", x + 12, cluster.y() + 20, side + " cluster");
    sketch.text(
        "small", x + 12, cluster.y() + 36, "Aurora MySQL " + version(engine) + " on " + size);
    double chip = x + 12;
    double width = (NetworkPart.SIDE_WIDTH - 24 - 8 * (instances.size() - 1)) / instances.size();
    for (Map.Entry<String, JsonNode> instance : inOrder(instances)) {
      String role = instance.getValue().path("PromotionTier").asInt() == 0 ? "writer" : "reader";
      String zone = StackFacts.zone(instance.getValue().path("AvailabilityZone"));
      chip(sketch, new Box(chip, cluster.y() + 44, width, CHIP), role + ", " + zone);
      chip += width + 8;
    }
  }

  /** From both fleets to the one writer, and replication between the clusters. */
  static void writer(Sketch sketch) {
    double blue = NetworkPart.BLUE_X + NetworkPart.SIDE_WIDTH / 2;
    double green = NetworkPart.GREEN_X + NetworkPart.SIDE_WIDTH / 2;
    double fleet = FLEET_TOP + FLEET_HEIGHT;
    sketch.arrow("", blue, fleet, blue, WRITER.middleY(), WRITER.x(), WRITER.middleY());
    sketch.arrow("", green, fleet, green, WRITER.middleY(), WRITER.right(), WRITER.middleY());
    sketch.box("accent", WRITER);
    sketch.text(
        "small strong middle", WRITER.middleX(), WRITER.y() + 17, "writer of the state item");
    double left = WRITER.x() + 44;
    double right = WRITER.right() - 44;
    sketch.arrow("", left, WRITER.bottom(), left, CLUSTER_TOP);
    sketch.arrow("dashed", right, WRITER.bottom(), right, CLUSTER_TOP);
    sketch.text("small end", left - 6, WRITER.bottom() + 16, "until promotion");
    sketch.text("small", right + 6, WRITER.bottom() + 16, "after it");
    double middle = CLUSTER_TOP + CLUSTER_HEIGHT / 2;
    double from = NetworkPart.BLUE_X + NetworkPart.SIDE_WIDTH;
    sketch.doubleArrow("", from, middle + 4, NetworkPart.GREEN_X, middle + 4);
    sketch.text("small strong middle", (from + NetworkPart.GREEN_X) / 2, middle - 4, "GTID");
    sketch.text("soft small middle", (from + NetworkPart.GREEN_X) / 2, middle + 20, "replicate,");
    sketch.text("soft small middle", (from + NetworkPart.GREEN_X) / 2, middle + 33, "either way");
  }

  private static void fleet(Sketch sketch, StackFacts facts, String side, Box box) {
    JsonNode group = facts.only("AWS::AutoScaling::AutoScalingGroup", side + "/");
    JsonNode template = facts.only("AWS::EC2::LaunchTemplate", side + "/");
    JsonNode targets = facts.only("AWS::ElasticLoadBalancingV2::TargetGroup", side + "/");
    sketch.box(side.toLowerCase(Locale.ROOT), box);
    sketch.text("strong", box.x() + 12, box.y() + 20, side + " fleet");
    sketch.text(
        "small",
        box.x() + 12,
        box.y() + 36,
        group.path("MinSize").asText()
            + "–"
            + group.path("MaxSize").asText()
            + " × "
            + template.at("/LaunchTemplateData/InstanceType").asText()
            + ", "
            + targets.path("Protocol").asText()
            + " "
            + targets.path("Port").asText());
    int zones = group.path("VPCZoneIdentifier").size();
    double width = (box.width() - 24 - 8 * (zones - 1)) / zones;
    for (int zone = 1; zone <= zones; zone++) {
      chip(
          sketch,
          new Box(box.x() + 12 + (zone - 1) * (width + 8), box.y() + 44, width, CHIP),
          "zone " + zone);
    }
  }

  private static void chip(Sketch sketch, Box box, String text) {
    sketch.box("card", box);
    sketch.text("small middle", box.middleX(), box.y() + 16, text);
  }

  private static String version(JsonNode cluster) {
    String version = cluster.path("EngineVersion").asText();
    return version.substring(version.lastIndexOf("aurora.") + "aurora.".length());
  }

  private static List<Map.Entry<String, JsonNode>> inOrder(Map<String, JsonNode> instances) {
    return instances.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue().path("PromotionTier").asInt()))
        .toList();
  }
}
