package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.cutover.Metrics;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * The stack's own metrics in CloudWatch, without dimensions. A figure that cannot be stored is
 * logged, so that it is in the log at least; it stops nothing.
 */
public final class CloudWatchMetrics implements Metrics {
  private static final Logger LOG = LoggerFactory.getLogger(CloudWatchMetrics.class);

  private final CloudWatchClient client;
  private final String namespace;
  private final InstantSource clock;

  /** Metrics in {@code namespace}. */
  public CloudWatchMetrics(CloudWatchClient client, String namespace, InstantSource clock) {
    this.client = client;
    this.namespace = namespace;
    this.clock = clock;
  }

  /** Name under which {@code name} is stored, in CloudWatch's usual spelling. */
  public static String metricName(Name name) {
    return switch (name) {
      case WRITE_UNAVAILABLE_MILLIS -> "WriteUnavailable";
      case ROLLBACK_MILLIS -> "RollbackDuration";
      case WRITER_ROLLBACK_AVAILABLE -> "WriterRollbackAvailable";
      case HALTED -> "Halted";
      case STATUS -> "Status";
      case GREEN_ACTIVE -> "GreenActive";
      case GREEN_WRITES -> "GreenWrites";
      case GREEN_WEIGHT -> "GreenWeight";
      case ROWS_PROVEN -> "RowsProven";
      case ROWS_DIFFERING -> "RowsDiffering";
    };
  }

  @Override
  public void record(Name name, double value) {
    MetricDatum datum =
        MetricDatum.builder()
            .metricName(metricName(name))
            .timestamp(clock.instant())
            .unit(unit(name))
            .value(value)
            .build();
    try {
      client.putMetricData(request -> request.namespace(namespace).metricData(datum));
    } catch (SdkException notStored) {
      LOG.warn("metric {} = {} was not stored", metricName(name), value, notStored);
    }
  }

  private static StandardUnit unit(Name name) {
    return switch (name) {
      case WRITE_UNAVAILABLE_MILLIS, ROLLBACK_MILLIS -> StandardUnit.MILLISECONDS;
      case HALTED, ROWS_DIFFERING -> StandardUnit.COUNT;
      case GREEN_WEIGHT -> StandardUnit.PERCENT;
      case WRITER_ROLLBACK_AVAILABLE, STATUS, GREEN_ACTIVE, GREEN_WRITES, ROWS_PROVEN ->
          StandardUnit.NONE;
    };
  }
}
