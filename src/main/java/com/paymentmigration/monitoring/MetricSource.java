package com.paymentmigration.monitoring;

import java.util.List;
import java.util.Map;
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
  /** Seconds of one datum: the finest that load balancers and databases publish (decision 9). */
  static final int PERIOD_SECONDS = 60;

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

  /** A Metrics Insights query, compared by the alarm; it has a period of its own. */
  static MetricDataQueryProperty insights(String id, String label, String query) {
    return MetricDataQueryProperty.builder()
        .id(id)
        .label(label)
        .expression(query)
        .period(PERIOD_SECONDS)
        .returnData(true)
        .build();
  }

  private MetricDataQueryProperty query(String id, boolean returned) {
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
                .period(PERIOD_SECONDS)
                .stat(statistic)
                .build())
        .returnData(returned)
        .build();
  }
}
