package com.paymentmigration.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Clients, web firewall, load balancer and its rules. */
final class EntrancePart {
  static final Box BALANCER = new Box(NetworkPart.BLUE_X, 164, 564, 80);
  private static final Box CLIENTS = new Box(16, 116, 112, 40);
  private static final Box FIREWALL = new Box(16, 184, 112, 44);
  private static final double CHIP_TOP = BALANCER.y() + 38;
  private static final double CHIP_HEIGHT = 30;
  private static final double FLEET_TOP = EnvironmentPart.FLEET_TOP;
  private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";

  private EntrancePart() {}

  static void draw(Sketch sketch, StackFacts facts) {
    sketch.box("card", CLIENTS);
    sketch.text("strong middle", CLIENTS.middleX(), CLIENTS.middleY() + 4, "Clients");
    JsonNode firewall = facts.only("AWS::WAFv2::WebACL", "");
    sketch.box("card", FIREWALL);
    sketch.text("strong middle", FIREWALL.middleX(), FIREWALL.y() + 18, "Web firewall");
    sketch.text(
        "soft small middle",
        FIREWALL.middleX(),
        FIREWALL.y() + 34,
        firewall.path("Rules").size() + " rules");
    sketch.arrow("", CLIENTS.middleX(), CLIENTS.bottom(), CLIENTS.middleX(), FIREWALL.y());
    sketch.arrow("", FIREWALL.right(), FIREWALL.middleY(), BALANCER.x(), FIREWALL.middleY());
    balancer(sketch, facts);
    rules(sketch, facts);
  }

  private static void balancer(Sketch sketch, StackFacts facts) {
    JsonNode balancer = facts.only("AWS::ElasticLoadBalancingV2::LoadBalancer", "");
    JsonNode listener = facts.only("AWS::ElasticLoadBalancingV2::Listener", "");
    sketch.box("card", BALANCER);
    sketch.text("strong", BALANCER.x() + 12, BALANCER.y() + 22, "Application Load Balancer");
    sketch.text(
        "soft small end",
        BALANCER.right() - 12,
        BALANCER.y() + 22,
        balancer.path("Scheme").asText()
            + ", "
            + listener.path("Protocol").asText()
            + " "
            + listener.path("Port").asText()
            + ", otherwise "
            + listener.at("/DefaultActions/0/FixedResponseConfig/StatusCode").asText());
  }

  private static void rules(Sketch sketch, StackFacts facts) {
    preview(sketch, facts, "Blue", NetworkPart.BLUE_X);
    preview(sketch, facts, "Green", NetworkPart.GREEN_X);
    JsonNode weighted = facts.only(RULE, "Router/Weighted");
    Box chip = new Box(BALANCER.middleX() - 84, CHIP_TOP, 168, CHIP_HEIGHT);
    sketch.box("accent", chip);
    sketch.text(
        "small strong middle",
        chip.middleX(),
        chip.y() + 19,
        weighted.path("Priority").asText() + "  weighted, every path");
    double blue = NetworkPart.BLUE_X + NetworkPart.SIDE_WIDTH * 0.75;
    double green = NetworkPart.GREEN_X + NetworkPart.SIDE_WIDTH * 0.25;
    double turn = FLEET_TOP - 22;
    double left = chip.middleX() - 30;
    double right = chip.middleX() + 30;
    sketch.arrow("blue", left, chip.bottom(), left, turn, blue, turn, blue, FLEET_TOP);
    sketch.arrow("green", right, chip.bottom(), right, turn, green, turn, green, FLEET_TOP);
    sketch.text("small strong end", blue - 8, turn + 14, "100 − w %");
    sketch.text("small strong", green + 8, turn + 14, "w %");
  }

  private static void preview(Sketch sketch, StackFacts facts, String side, double x) {
    JsonNode rule = facts.only(RULE, "Router/Preview" + side);
    String header = rule.at("/Conditions/0/HttpHeaderConfig/Values/0").asText();
    boolean leftSide = side.equals("Blue");
    Box chip =
        new Box(leftSide ? x + 12 : x + NetworkPart.SIDE_WIDTH - 172, CHIP_TOP, 160, CHIP_HEIGHT);
    sketch.box(header.toLowerCase(Locale.ROOT) + "-soft", chip);
    sketch.text(
        "small middle",
        chip.middleX(),
        chip.y() + 19,
        rule.path("Priority").asText() + "  preview " + header);
    double at = leftSide ? chip.x() + 40 : chip.right() - 40;
    sketch.arrow("dashed", at, chip.bottom(), at, FLEET_TOP);
  }
}
