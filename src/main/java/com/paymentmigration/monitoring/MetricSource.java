package com.paymentmigration.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricStatProperty;

/**
 * One metric of CloudWatch, for alarms.
 *
 * @param namespace for example {@code AWS/RDS}
 * @param name metric name
 * @param statistic for example {@code Sum}, {@code p99}
 * @param dimensions by name; sorted, so that the template is the same bytes everywhere
 */
record MetricSource(
    String namespace, String name, String statistic, Map<String, String> dimensions) {
  /** Seconds of one datum: the finest that load balancers and databases publish (ADR 0018). */
  static final int PERIOD_SECONDS = 60;

  /** Metrics that an alarm on a formula may have. */
  static final int MOST_METRICS = 10;

  MetricSource {
    dimensions = new TreeMap<>(dimensions);
  }

  /** An operand of a formula. */
  MetricDataQueryProperty operand(String id) {
    return query(id, false);
  }

  /** What the alarm compares. */
  MetricDataQueryProperty compared(String id) {
    return query(id, true);
  }

  /** A formula over operands, compared by the alarm. */
  static MetricDataQueryProperty formula(String id, String label, String expression) {
    return MetricDataQueryProperty.builder()
        .id(id)
        .label(label)
        .expression(expression)
        .returnData(true)
        .build();
  }

  /**
   * Operands and their sum, compared by the alarm.
   *
   * @param id of the sum; operands get it with their number, from 0
   * @param operands 1 to 10: no more metrics fit an alarm on a formula (CloudWatch user guide,
   *     "Limits that apply to alarms based on metric math expressions")
   * @param format how the sum spells an operand, with {@code %s} for its id
   * @throws IllegalArgumentException if there are none or too many operands
   */
  static List<MetricDataQueryProperty> sum(
      String id, String label, List<MetricSource> operands, String format) {
    if (operands.isEmpty() || operands.size() > MOST_METRICS) {
      throw new IllegalArgumentException(
          "metrics of alarm "
              + id
              + ": received "
              + operands.size()
              + ", allowed: 1 to "
              + MOST_METRICS);
    }
    List<MetricDataQueryProperty> queries = new ArrayList<>();
    StringJoiner sum = new StringJoiner(" + ");
    for (MetricSource operand : operands) {
      String name = id + queries.size();
      queries.add(operand.operand(name));
      sum.add(format.formatted(name));
    }
    queries.add(formula(id, label, sum.toString()));
    return queries;
  }

  /** A Metrics Insights query, compared by the alarm; it has a period of its own, in seconds. */
  static MetricDataQueryProperty insights(String id, String label, String query, int period) {
    return MetricDataQueryProperty.builder()
        .id(id)
        .label(label)
        .expression(query)
        .period(period)
        .returnData(true)
        .build();
  }

  /** An operand of a formula, with a datum for each {@code seconds} instead of each minute. */
  MetricDataQueryProperty operand(String id, int seconds) {
    return query(id, false, seconds);
  }

  private MetricDataQueryProperty query(String id, boolean returned) {
    return query(id, returned, PERIOD_SECONDS);
  }

  private MetricDataQueryProperty query(String id, boolean returned, int seconds) {
    List<DimensionProperty> named =
        dimensions.entrySet().stream()
            .map(
                dimension ->
                    DimensionProperty.builder()
                        .name(dimension.getKey())
                        .value(dimension.getValue())
                        .build())
            .toList();
    return MetricDataQueryProperty.builder()
        .id(id)
        .metricStat(
            MetricStatProperty.builder()
                .metric(
                    MetricProperty.builder()
                        .namespace(namespace)
                        .metricName(name)
                        .dimensions(named)
                        .build())
                .period(seconds)
                .stat(statistic)
                .build())
        .returnData(returned)
        .build();
  }
}
