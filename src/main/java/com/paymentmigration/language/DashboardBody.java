package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Bodies of CloudWatch dashboards.
 *
 * <p>Source: CloudWatch API reference, "Dashboard Body Structure and Syntax".
 */
public final class DashboardBody {
  private static final int MOST_WIDGETS = 500;
  private static final int COLUMNS = 24;
  private static final int TALLEST = 1000;
  private static final int MOST_ALARMS = 100;
  private static final Pattern START =
      Pattern.compile("-P(?=.)(\\d+[YMWD])*(T(\\d+[HMS])+)?|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final Set<String> FIELDS =
      new TreeSet<>(List.of("widgets", "start", "end", "periodOverride", "variables"));
  private static final Set<String> TYPES =
      new TreeSet<>(
          List.of("metric", "text", "log", "alarm", "explorer", "custom", "chart", "trace"));

  private final List<Problem> problems = new ArrayList<>();
  private final List<String> alarms = new ArrayList<>();

  private DashboardBody() {}

  /**
   * What was read.
   *
   * @param problems what CloudWatch would refuse
   * @param alarms ARNs of the alarms that it shows
   */
  public record Body(List<Problem> problems, List<String> alarms) {}

  /** Reads a body. */
  public static Body read(JsonNode body) {
    DashboardBody read = new DashboardBody();
    read.fields(body);
    JsonNode widgets = body.path("widgets");
    if (!widgets.isArray() || widgets.size() > MOST_WIDGETS) {
      read.refuse("/widgets", widgets, "an array of at most " + MOST_WIDGETS + " widgets");
    }
    for (int index = 0; widgets.isArray() && index < widgets.size(); index++) {
      read.widget(widgets.get(index), "/widgets/" + index);
    }
    return new Body(List.copyOf(read.problems), List.copyOf(read.alarms));
  }

  private void fields(JsonNode body) {
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        problems.add(Problem.at("/" + field.getKey(), field.getKey(), String.join(", ", FIELDS)));
      }
    }
    if (body.has("end") && !body.has("start")) {
      refuse("/start", body.path("start"), "a start where there is an end");
    }
    JsonNode start = body.path("start");
    if (!start.isMissingNode() && !START.matcher(start.asText()).matches()) {
      refuse("/start", start, "-P and an ISO 8601 duration, for example -PT3H, or a time in UTC");
    }
    JsonNode override = body.path("periodOverride");
    if (!override.isMissingNode() && !override.asText().matches("auto|inherit")) {
      refuse("/periodOverride", override, "auto or inherit");
    }
  }

  private void widget(JsonNode widget, String path) {
    String type = widget.path("type").asText();
    JsonNode properties = widget.path("properties");
    if (!TYPES.contains(type)) {
      refuse(path + "/type", widget.path("type"), String.join(", ", TYPES));
    }
    if (!properties.isObject()) {
      refuse(path + "/properties", properties, "an object");
    }
    size(widget, path);
    switch (type) {
      case "text" -> text(properties.path("markdown"), path + "/properties/markdown");
      case "log" -> {
        text(properties.path("region"), path + "/properties/region");
        text(properties.path("query"), path + "/properties/query");
      }
      case "custom" -> text(properties.path("endpoint"), path + "/properties/endpoint");
      case "alarm" -> alarms(properties.path("alarms"), path + "/properties/alarms");
      case "metric" -> {
        problems.addAll(MetricWidget.problems(properties, path + "/properties"));
        for (JsonNode alarm : properties.at("/annotations/alarms")) {
          alarms.add(alarm.asText());
        }
      }
      default -> {}
    }
  }

  private void size(JsonNode widget, String path) {
    number(widget, "x", 0, COLUMNS - 1, path);
    number(widget, "y", 0, Integer.MAX_VALUE, path);
    number(widget, "width", 1, COLUMNS, path);
    number(widget, "height", 1, TALLEST, path);
    if (widget.has("x") != widget.has("y")) {
      refuse(
          path + (widget.has("x") ? "/y" : "/x"), widget.path("none"), "both x and y, or neither");
    }
    if (widget.path("x").asInt() + widget.path("width").asInt(6) > COLUMNS) {
      refuse(path + "/width", widget.path("width"), "x and width within " + COLUMNS + " columns");
    }
  }

  private void number(JsonNode widget, String field, int least, int greatest, String path) {
    JsonNode value = widget.path(field);
    boolean inside = value.isInt() && value.asInt() >= least && value.asInt() <= greatest;
    if (!value.isMissingNode() && !inside) {
      refuse(
          path + "/" + field,
          value,
          "a whole number from "
              + least
              + (greatest == Integer.MAX_VALUE ? "" : " to " + greatest));
    }
  }

  private void alarms(JsonNode arns, String path) {
    if (!arns.isArray() || arns.isEmpty() || arns.size() > MOST_ALARMS) {
      refuse(path, arns, "an array of 1 to " + MOST_ALARMS + " ARNs of alarms");
    }
    for (JsonNode arn : arns) {
      text(arn, path);
      alarms.add(arn.asText());
    }
  }

  private void text(JsonNode value, String path) {
    if (!value.isTextual() || value.asText().isBlank()) {
      refuse(path, value, "a text");
    }
  }

  private void refuse(String path, JsonNode value, String allowed) {
    problems.add(Problem.at(path, value, allowed));
  }
}
