package com.paymentmigration.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The dashboard's page: every widget where it stands, with its title and what it plots. No curves:
 * there is nothing to plot before there is traffic.
 */
final class DashboardPicture {
  private static final double WIDTH = 1040;
  private static final double MARGIN = 16;
  private static final double HEAD = 48;
  private static final double COLUMN = 42;
  private static final double ROW = 24;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private DashboardPicture() {}

  /** The picture of the template's only dashboard. */
  static Picture of(StackFacts facts) {
    JsonNode dashboard = facts.only("AWS::CloudWatch::Dashboard", "");
    List<JsonNode> widgets = widgets(StackFacts.joined(dashboard.path("DashboardBody")));
    Sketch sketch = new Sketch();
    sketch.text("large", MARGIN, 30, "Dashboard");
    sketch.text(
        "soft end", WIDTH - MARGIN, 30, widgets.size() + " widgets; every metric once a minute");
    double bottom = 0;
    List<String> titles = new ArrayList<>();
    for (JsonNode widget : widgets) {
      Box box =
          new Box(
              MARGIN + widget.path("x").asInt() * COLUMN,
              HEAD + widget.path("y").asInt() * ROW,
              widget.path("width").asInt() * COLUMN - 4,
              widget.path("height").asInt() * ROW - 4);
      WidgetPart.draw(sketch, box, widget);
      bottom = Math.max(bottom, box.bottom());
      titles.add(widget.at("/properties/title").asText());
    }
    titles.removeIf(String::isEmpty);
    return new Picture(
        WIDTH,
        bottom + MARGIN,
        "Layout of the migration's dashboard",
        "From top to bottom: " + String.join("; ", titles) + ".",
        sketch.svg());
  }

  private static List<JsonNode> widgets(String body) {
    try {
      List<JsonNode> widgets = new ArrayList<>();
      MAPPER.readTree(body).path("widgets").forEach(widgets::add);
      return widgets;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not the body of a dashboard: " + body, e);
    }
  }
}
