package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a metric alarm watches: one metric, or the {@code Metrics} array with formulas and queries.
 *
 * <p>Source: CloudWatch API reference, PutMetricAlarm; user guide, "Alarm data queries" (at most 10
 * metrics, all of one period, no SEARCH), "Create a CloudWatch alarm based on a Metrics Insights
 * query" (GROUP BY asks for ORDER BY), "Functions supported for metric math" (FILL).
 */
public final class AlarmMetrics {
  private static final int MOST_METRICS = 10;
  private static final int DAY_SECONDS = 86_400;
  private static final int HOUR_SECONDS = 3600;
  private static final int WEEK_SECONDS = 604_800;
  private static final Set<String> MISSING =
      new TreeSet<>(List.of("breaching", "notBreaching", "ignore", "missing"));
  private static final Set<String> SIMPLE =
      new TreeSet<>(List.of("Average", "Maximum", "Minimum", "SampleCount", "Sum"));
  private static final Set<String> ON_THRESHOLDS =
      new TreeSet<>(
          List.of(
              "GreaterThanOrEqualToThreshold",
              "GreaterThanThreshold",
              "LessThanThreshold",
              "LessThanOrEqualToThreshold"));
  private static final Set<String> ON_BANDS =
      new TreeSet<>(
          List.of(
              "LessThanLowerOrGreaterThanUpperThreshold",
              "LessThanLowerThreshold",
              "GreaterThanUpperThreshold"));
  private static final List<String> SINGLE =
      List.of(
          "MetricName",
          "Namespace",
          "Dimensions",
          "Period",
          "Statistic",
          "ExtendedStatistic",
          "Unit");

  private final JsonNode alarm;
  private final MetricRequest request = new MetricRequest();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Integer> periods = new TreeSet<>();
  private final List<String> compared = new ArrayList<>();
  private int metrics;

  private AlarmMetrics(JsonNode alarm) {
    this.alarm = alarm;
  }

  /** What CloudWatch would refuse of an alarm's properties, or what would keep it silent. */
  public static List<Problem> problems(JsonNode alarm) {
    AlarmMetrics read = new AlarmMetrics(alarm);
    read.periodsOfEvaluation();
    read.comparison();
    JsonNode queries = alarm.path("Metrics");
    if (queries.isArray()) {
      read.queries(queries);
    } else if (!alarm.has("MetricName")) {
      read.refuse("/Metrics", queries, "Metrics, or MetricName with Namespace");
    } else {
      read.single();
    }
    return read.problems;
  }

  /** PutMetricAlarm: a threshold or the id of a band, and operators for the one or the other. */
  private void comparison() {
    JsonNode operator = alarm.path("ComparisonOperator");
    boolean band = alarm.has("ThresholdMetricId");
    Set<String> operators = band ? ON_BANDS : ON_THRESHOLDS;
    if (!operators.contains(operator.asText())) {
      refuse("/ComparisonOperator", operator, String.join(", ", operators));
    }
    if (band == alarm.has("Threshold")) {
      refuse("/Threshold", alarm.path("Threshold"), "either Threshold or ThresholdMetricId");
    }
    JsonNode few = alarm.path("EvaluateLowSampleCountPercentile");
    if (!few.isMissingNode() && !few.asText().matches("evaluate|ignore")) {
      refuse("/EvaluateLowSampleCountPercentile", few, "evaluate or ignore");
    }
  }

  private void single() {
    metric("", alarm, alarm);
    if (alarm.has("Statistic") && !SIMPLE.contains(alarm.path("Statistic").asText())) {
      refuse("/Statistic", alarm.path("Statistic"), String.join(", ", SIMPLE));
    }
    if (SIMPLE.contains(alarm.path("ExtendedStatistic").asText())) {
      refuse("/ExtendedStatistic", alarm.path("ExtendedStatistic"), "p0 to p100 and their like");
    }
    request.statistic("", alarm.path("Statistic"));
    request.statistic("", alarm.path("ExtendedStatistic"));
    request.period("", alarm.path("Period"));
    problems.addAll(request.problems());
    if (alarm.has("Statistic") == alarm.has("ExtendedStatistic")) {
      refuse("/Statistic", alarm.path("Statistic"), "either Statistic or ExtendedStatistic");
    }
    periods.add(alarm.path("Period").asInt());
    longest();
  }

  private void queries(JsonNode queries) {
    for (String property : SINGLE) {
      if (alarm.has(property)) {
        refuse("/" + property, alarm.path(property), "nothing beside Metrics");
      }
    }
    for (int index = 0; index < queries.size(); index++) {
      query(queries.get(index), "/Metrics/" + index);
    }
    problems.addAll(request.problems());
    if (compared.size() != 1) {
      refuse(
          "/Metrics", compared.size() + " with ReturnData true", "exactly one, which is compared");
    }
    boolean formula = queries.size() > 1;
    if (formula && metrics > MOST_METRICS) {
      refuse(
          "/Metrics",
          metrics + " metrics",
          "at most " + MOST_METRICS + " in an alarm on a formula");
    }
    if (periods.size() > 1) {
      refuse("/Metrics", "periods " + periods, "the same period for all metrics");
    }
    longest();
    compared.forEach(this::compared);
  }

  private void query(JsonNode query, String path) {
    boolean formula = query.has("Expression");
    JsonNode stat = query.path("MetricStat");
    if (formula == query.has("MetricStat")) {
      refuse(path, query, "either Expression or MetricStat");
    }
    if (!query.path("Id").isTextual()) {
      refuse(path + "/Id", query.path("Id"), "an id");
    }
    request.add(path, query, formula);
    if (!formula) {
      metrics++;
      metric(path + "/MetricStat", stat.path("Metric"), stat);
      request.statistic(path + "/MetricStat", stat.path("Stat"));
      request.period(path + "/MetricStat", stat.path("Period"));
      periods.add(stat.path("Period").asInt());
    } else if (InsightsQuery.isQuery(query.path("Expression").asText())) {
      periods.add(query.path("Period").asInt());
      if (!query.has("Period")) {
        refuse(path + "/Period", query.path("Period"), "a period in seconds, for a query");
      }
    }
    boolean band = query.path("Id").equals(alarm.path("ThresholdMetricId"));
    if (query.path("ReturnData").asBoolean(true) && !band) {
      compared.add(query.path("Id").asText());
    }
  }

  /** What the API asks of each metric, where CloudFormation's schemas ask for nothing. */
  private void metric(String path, JsonNode metric, JsonNode period) {
    for (String property : List.of("Namespace", "MetricName")) {
      if (metric.path(property).asText().isEmpty()) {
        refuse(path + "/" + property, metric.path(property), "a text");
      }
    }
    if (!period.has("Period")) {
      refuse(path + "/Period", period.path("Period"), "a period in seconds");
    }
  }

  private void compared(String id) {
    MetricMath.Formula formula = request.formula(id);
    InsightsQuery query = request.query(id);
    if (formula != null && formula.result() != Series.SERIES) {
      refuse("/Metrics/" + id, formula.result().words(), "one time series");
    }
    if (query != null && !query.groupBy().isEmpty() && !query.ordered()) {
      refuse(
          "/Metrics/" + id,
          "GROUP BY without ORDER BY",
          "both, for an alarm on several time series");
    }
    for (JsonNode each : alarm.path("Metrics")) {
      MetricMath.Formula used = request.formula(each.path("Id").asText());
      if (used != null && used.functions().contains("SEARCH")) {
        refuse("/Metrics/" + each.path("Id").asText(), "SEARCH", "no SEARCH in an alarm");
      }
      if (used != null && used.functions().contains("FILL") && datapoints() == evaluations()) {
        refuse(
            "/Metrics/" + each.path("Id").asText(),
            "FILL, and " + datapoints() + " of " + evaluations() + " datapoints",
            "fewer datapoints than periods: a metric that comes late finds its minute filled, and the"
                + " alarm never changes; or no FILL, since + reads a missing operand as 0");
      }
    }
  }

  private void periodsOfEvaluation() {
    if (evaluations() < 1) {
      refuse("/EvaluationPeriods", alarm.path("EvaluationPeriods"), "1 or more");
    }
    if (datapoints() < 1 || datapoints() > evaluations()) {
      refuse("/DatapointsToAlarm", alarm.path("DatapointsToAlarm"), "1 to EvaluationPeriods");
    }
    JsonNode missing = alarm.path("TreatMissingData");
    if (!missing.isMissingNode() && !MISSING.contains(missing.asText())) {
      refuse("/TreatMissingData", missing, String.join(", ", MISSING));
    }
  }

  private void longest() {
    for (int period : periods) {
      int most = period < HOUR_SECONDS ? DAY_SECONDS : WEEK_SECONDS;
      if ((long) period * evaluations() > most) {
        refuse(
            "/EvaluationPeriods",
            evaluations() + " periods of " + period + " s",
            "at most " + most + " s");
      }
    }
  }

  private int evaluations() {
    return alarm.path("EvaluationPeriods").asInt();
  }

  private int datapoints() {
    return alarm.path("DatapointsToAlarm").asInt(evaluations());
  }

  private void refuse(String path, JsonNode value, String allowed) {
    problems.add(Problem.at(path, value, allowed));
  }

  private void refuse(String path, String received, String allowed) {
    problems.add(Problem.at(path, received, allowed));
  }
}
