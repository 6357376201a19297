package com.paymentmigration.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The functions, in the application subnets. */
final class FunctionsPart {
  static final Box BOX = new Box(768, 164, 230, 206);
  private static final String FUNCTION = "AWS::Lambda::Function";
  private static final double LINE = 15;
  private static final double BUS = NetworkPart.DATA.bottom() - 9;

  private FunctionsPart() {}

  static void draw(Sketch sketch, StackFacts facts) {
    JsonNode any = facts.ofType(FUNCTION).values().iterator().next();
    sketch.box("card", BOX);
    sketch.text("strong", BOX.x() + 12, BOX.y() + 22, facts.count(FUNCTION) + " functions");
    sketch.text(
        "soft small end",
        BOX.right() - 12,
        BOX.y() + 22,
        any.path("Runtime").asText() + ", " + any.at("/Architectures/0").asText());
    double y = BOX.y() + 44;
    for (String construct : List.of("Switch", "ValidationFunctions", "Rotation")) {
      List<String> names = facts.names(FUNCTION, construct + "/", "Function/Function/Resource");
      sketch.text("small strong", BOX.x() + 12, y, construct.replace("Functions", ""));
      y += LINE;
      for (String line : Sketch.wrap(names, BOX.width() - 24)) {
        sketch.text("small", BOX.x() + 12, y, line);
        y += LINE;
      }
      y += 3;
    }
    databases(sketch, facts);
  }

  private static void databases(Sketch sketch, StackFacts facts) {
    double x = BOX.x() + 30;
    double bottom = EnvironmentPart.CLUSTER_TOP + EnvironmentPart.CLUSTER_HEIGHT;
    double green = NetworkPart.GREEN_X + NetworkPart.SIDE_WIDTH / 2;
    double blue = NetworkPart.BLUE_X + NetworkPart.SIDE_WIDTH / 2;
    sketch.arrow("", x, BOX.bottom(), x, BUS, green, BUS, green, bottom);
    sketch.arrow("", green, BUS, blue, BUS, blue, bottom);
    String port = facts.only("AWS::RDS::DBCluster", "Blue/").path("Port").asText();
    sketch.text("small", x + 8, NetworkPart.DATA.y() + 62, "fence, promote,");
    sketch.text("small", x + 8, NetworkPart.DATA.y() + 77, "compare: " + port + ", TLS");
  }
}
