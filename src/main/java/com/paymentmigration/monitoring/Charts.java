package com.paymentmigration.monitoring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.HorizontalAnnotation;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;

/** Building blocks of the dashboard. */
final class Charts {
  /** Columns of a dashboard. */
  static final int FULL_WIDTH = 24;

  static final int HALF_WIDTH = 12;
  static final int HEIGHT = 6;
  private static final Duration PERIOD = Duration.seconds(MetricSource.PERIOD_SECONDS);

  private Charts() {}

  static IMetric metric(
      String namespace,
      String name,
      String statistic,
      String label,
      Map<String, String> dimensions) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .statistic(statistic)
        .label(label)
        .period(PERIOD)
        .dimensionsMap(new TreeMap<>(dimensions))
        .build();
  }

  static IMetric formula(String expression, String label, Map<String, IMetric> operands) {
    return MathExpression.Builder.create()
        .expression(expression)
        .label(label)
        .period(PERIOD)
        .usingMetrics(new TreeMap<>(operands))
        .build();
  }

  /** A chart whose scale begins at 0, half of the dashboard wide. */
  static GraphWidget chart(String title, List<IMetric> metrics) {
    return bounded(title, metrics, List.of());
  }

  /** The same with a line where the alarm rings. */
  static GraphWidget chart(String title, List<IMetric> metrics, Number alarmAt) {
    return bounded(
        title,
        metrics,
        List.of(HorizontalAnnotation.builder().value(alarmAt).label("alarm").build()));
  }

  private static GraphWidget bounded(
      String title, List<IMetric> metrics, List<HorizontalAnnotation> lines) {
    return GraphWidget.Builder.create()
        .title(title)
        .width(HALF_WIDTH)
        .height(HEIGHT)
        .left(metrics)
        .leftYAxis(YAxisProps.builder().min(0).build())
        .leftAnnotations(lines)
        .build();
  }
}
