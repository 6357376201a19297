package com.paymentmigration.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One widget of the dashboard. */
final class WidgetPart {
  private static final double INSET = 12;
  private static final double LINE = 15;
  private static final double TITLE = 30;
  private static final int TWO_COLUMNS_FROM = 4;

  private final Sketch sketch;
  private final Box box;
  private final JsonNode properties;
  private final double left;
  private final double room;

  private WidgetPart(Sketch sketch, Box box, JsonNode properties) {
    this.sketch = sketch;
    this.box = box;
    this.properties = properties;
    left = box.x() + INSET;
    room = box.width() - 2 * INSET;
  }

  /**
   * Draws the widget.
   *
   * @throws IllegalStateException if this picture does not know its type
   */
  static void draw(Sketch sketch, Box box, JsonNode widget) {
    WidgetPart part = new WidgetPart(sketch, box, widget.path("properties"));
    part.ground();
    String view = part.properties.path("view").asText();
    switch (widget.path("type").asText() + " " + view) {
      case "text " -> part.text();
      case "alarm " -> part.alarms();
      case "metric singleValue" -> part.values();
      case "metric timeSeries" -> part.chart();
      default -> throw new IllegalStateException("a widget without a picture: " + widget);
    }
  }

  private void ground() {
    String title = properties.path("title").asText();
    String style =
        title.startsWith("blue:") ? "blue" : title.startsWith("green:") ? "green" : "tier";
    sketch.box(style, box);
    sketch.text("strong", left, box.y() + 20, TextWidth.fit(title, 12.5, room));
  }

  private void text() {
    double y = box.y() + 19;
    for (String line : properties.path("markdown").asText().replace("**", "").split("\n+", -1)) {
      sketch.lines("small", left, y, room, List.of(line));
      y += LINE;
    }
  }

  private void alarms() {
    List<String> names = new ArrayList<>();
    for (JsonNode alarm : properties.path("alarms")) {
      names.add(
          alarm.asText().replaceFirst("[0-9A-F]{8}$", "").replaceFirst("^(Operations)?Alarms", ""));
    }
    sketch.lines("small", left, box.y() + TITLE + 6, room, Sketch.wrap(names, room));
  }

  /** Numbers side by side, their labels below. */
  private void values() {
    List<JsonNode> shown = shown();
    double width = room / shown.size();
    for (int i = 0; i < shown.size(); i++) {
      double middle = left + (i + 0.5) * width;
      String label = label(shown.get(i));
      sketch.text("large middle", middle, box.y() + 58, "–");
      List<String> words = Sketch.words(label, width - 4);
      double y = box.y() + 78;
      for (String line : words) {
        sketch.text("small middle", middle, y, line);
        y += LINE - 2;
      }
    }
  }

  private void chart() {
    List<JsonNode> shown = shown();
    int columns = shown.size() >= TWO_COLUMNS_FROM ? 2 : 1;
    int rows = (shown.size() + columns - 1) / columns;
    double bottom = box.bottom() - rows * LINE - 10;
    Box plot = new Box(left + 26, box.y() + TITLE, room - 26, bottom - box.y() - TITLE);
    sketch.box("plot", plot);
    sketch.text("soft small end", plot.x() - 5, plot.bottom(), "0");
    String most = properties.at("/yAxis/left/max").asText();
    sketch.text("soft small end", plot.x() - 5, plot.y() + 9, most);
    thresholds(plot);
    for (int i = 0; i < shown.size(); i++) {
      int column = i / rows;
      sketch.lines(
          "small",
          left + column * room / columns,
          bottom + 14 + i % rows * LINE,
          room / columns - 6,
          List.of("— " + (columns == 1 ? legend(shown.get(i)) : label(shown.get(i)))));
    }
  }

  /** A line where the alarm rings, as the chart draws it. */
  private void thresholds(Box plot) {
    double y = plot.y() + plot.height() / 3;
    for (JsonNode line : properties.at("/annotations/horizontal")) {
      String text = line.path("label").asText() + " at " + line.path("value").asText();
      double width = TextWidth.of(text, Sketch.SMALL);
      sketch.line("bad dashed", plot.x(), y, plot.right() - width - 14, y);
      sketch.text("small strong end", plot.right() - 6, y + 4, text);
      y += LINE;
    }
  }

  private List<JsonNode> shown() {
    List<JsonNode> shown = new ArrayList<>();
    properties
        .path("metrics")
        .forEach(
            metric -> {
              if (options(metric).path("visible").asBoolean(true)) {
                shown.add(metric);
              }
            });
    return shown;
  }

  private static JsonNode options(JsonNode metric) {
    return metric.get(metric.size() - 1);
  }

  private static String label(JsonNode metric) {
    return options(metric).path("label").asText();
  }

  private static String legend(JsonNode metric) {
    JsonNode options = options(metric);
    String label = label(metric);
    if (options.has("expression")) {
      return label + ": " + options.path("expression").asText();
    }
    String name = metric.get(1).asText();
    String statistic = options.path("stat").asText();
    if (label.equals(statistic)) {
      return label + " of " + name;
    }
    return label.equals(name) ? name + ", " + statistic : label + ": " + name + ", " + statistic;
  }
}
