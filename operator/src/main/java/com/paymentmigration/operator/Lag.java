package com.paymentmigration.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/**
 * How far each side is behind the other, as CloudWatch last heard (once a minute).
 *
 * @param blueSeconds blue behind green, in seconds; null if there is no figure
 * @param greenSeconds green behind blue, in seconds; null if there is no figure
 * @param problem why CloudWatch did not answer; null if it did
 */
record Lag(Double blueSeconds, Double greenSeconds, String problem) {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int PERIOD_SECONDS = 60;

  static Lag read(CloudWatchClient metrics, String blueCluster, String greenCluster) {
    Instant now = Instant.now();
    List<MetricDataResult> found =
        metrics
            .getMetricData(
                r ->
                    r.startTime(now.minus(WINDOW))
                        .endTime(now)
                        .metricDataQueries(
                            query("blue", blueCluster), query("green", greenCluster)))
            .metricDataResults();
    return new Lag(latest(found, "blue"), latest(found, "green"), null);
  }

  private static MetricDataQuery query(String id, String cluster) {
    Metric metric =
        Metric.builder()
            .namespace("AWS/RDS")
            .metricName("AuroraBinlogReplicaLag")
            .dimensions(dimension("DBClusterIdentifier", cluster), dimension("Role", "WRITER"))
            .build();
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(s -> s.metric(metric).period(PERIOD_SECONDS).stat("Maximum"))
        .build();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  /** The newest value; below 0 is Aurora's word for unknown. */
  private static Double latest(List<MetricDataResult> found, String id) {
    Optional<Double> value =
        found.stream()
            .filter(result -> result.id().equals(id) && !result.values().isEmpty())
            .map(result -> result.values().get(0))
            .findFirst();
    return value.filter(seconds -> seconds >= 0).orElse(null);
  }

  /** In words. */
  String text() {
    if (problem != null) {
      return "not known, " + problem;
    }
    return "green behind blue " + text(greenSeconds) + ", blue behind green " + text(blueSeconds);
  }

  private static String text(Double seconds) {
    return seconds == null ? "unknown" : String.format(Locale.ROOT, "%.0f s", seconds);
  }
}
