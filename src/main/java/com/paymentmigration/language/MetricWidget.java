package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Properties of a metric widget.
 *
 * <p>Source: CloudWatch API reference, "Properties of a Metric Widget Object" and "Metric Widget:
 * Format for Each Metric in the Array".
 */
final class MetricWidget {
  private static final int MOST_METRICS = 500;
  private static final Set<String> VIEWS =
      new TreeSet<>(List.of("timeSeries", "singleValue", "gauge", "bar", "pie", "table"));
  private static final Set<String> OPTIONS =
      new TreeSet<>(
          List.of(
              "accountId",
              "color",
              "expression",
              "id",
              "label",
              "period",
              "region",
              "stat",
              "visible",
              "yAxis"));

  private final List<Problem> problems = new ArrayList<>();

  private MetricWidget() {}

  static List<Problem> problems(JsonNode properties, String path) {
    MetricWidget widget = new MetricWidget();
    widget.properties(properties, path);
    return widget.problems;
  }

  private void properties(JsonNode properties, String path) {
    JsonNode view = properties.path("view");
    if (!view.isMissingNode() && !VIEWS.contains(view.asText())) {
      refuse(path + "/view", view, String.join(", ", VIEWS));
    }
    if (!properties.path("region").isTextual()) {
      refuse(path + "/region", properties.path("region"), "a region");
    }
    JsonNode lines = properties.at("/annotations/horizontal");
    for (int index = 0; index < lines.size(); index++) {
      JsonNode line = lines.get(index);
      if (line.isObject() && !line.path("value").isNumber()) {
        refuse(
            path + "/annotations/horizontal/" + index + "/value", line.path("value"), "a number");
      }
    }
    JsonNode left = properties.at("/yAxis/left");
    if (view.asText().equals("gauge")
        && !(left.path("min").isNumber() && left.path("max").isNumber())) {
      refuse(path + "/yAxis/left", left, "min and max, for a gauge");
    }
    JsonNode metrics = properties.path("metrics");
    if (metrics.isMissingNode() && !properties.at("/annotations/alarms").isMissingNode()) {
      return;
    }
    if (!metrics.isArray() || metrics.isEmpty() || metrics.size() > MOST_METRICS) {
      refuse(
          path + "/metrics",
          metrics,
          "an array of 1 to " + MOST_METRICS + " metrics, or annotations with an alarm");
      return;
    }
    MetricRequest request = new MetricRequest();
    request.statistic(path, properties.path("stat"));
    request.period(path, properties.path("period"));
    for (int index = 0; index < metrics.size(); index++) {
      metric(metrics.get(index), index, path + "/metrics/" + index, request);
    }
    problems.addAll(request.problems());
  }

  /** Namespace, name, dimensions in pairs, then options; {@code .} and {@code ...} repeat. */
  private void metric(JsonNode metric, int index, String path, MetricRequest request) {
    if (!metric.isArray() || metric.isEmpty()) {
      refuse(path, metric, "an array");
      return;
    }
    JsonNode last = metric.get(metric.size() - 1);
    JsonNode options = last.isObject() ? last : last.path("none");
    int texts = metric.size() - (last.isObject() ? 1 : 0);
    boolean repeats = false;
    for (int part = 0; part < texts; part++) {
      JsonNode text = metric.get(part);
      repeats |= text.asText().equals("...");
      if (!text.isTextual() || (index == 0 && text.asText().matches("\\.|\\.\\.\\."))) {
        refuse(path + "/" + part, text, "a text");
      }
    }
    boolean formula = options.has("expression");
    boolean complete = formula ? texts == 0 : texts >= 2 && texts % 2 == 0;
    if (!complete && !repeats) {
      refuse(path, metric, "namespace, name and dimensions in pairs, or only {\"expression\": …}");
    }
    options(options, path);
    request.add(path, options, formula);
  }

  private void options(JsonNode options, String path) {
    for (Map.Entry<String, JsonNode> option : options.properties()) {
      if (!OPTIONS.contains(option.getKey())) {
        refuse(
            path + "/" + option.getKey(),
            option.getValue(),
            "an option of " + String.join(", ", OPTIONS));
      }
    }
    JsonNode axis = options.path("yAxis");
    if (!axis.isMissingNode() && !axis.asText().matches("left|right")) {
      refuse(path + "/yAxis", axis, "left or right");
    }
  }

  private void refuse(String path, JsonNode value, String allowed) {
    problems.add(Problem.at(path, value, allowed));
  }
}
