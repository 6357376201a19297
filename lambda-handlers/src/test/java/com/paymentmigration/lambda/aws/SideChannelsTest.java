package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.paymentmigration.lambda.cutover.Metrics;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Metrics and messages: whatever becomes of them, the switch goes on. */
class SideChannelsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private boolean broken;
  private PutMetricDataRequest metric;
  private PublishRequest message;
  private final Metrics metrics = new CloudWatchMetrics(new CloudWatch(), "Payment", () -> NOW);
  private final SnsNotifier notifier = new SnsNotifier(new Sns(), "arn:topic");

  @Test
  void aDurationIsStoredInMilliseconds() {
    metrics.record(Metrics.Name.ROLLBACK_MILLIS, 1234);

    assertThat(metric.namespace()).isEqualTo("Payment");
    assertThat(metric.metricData())
        .containsExactly(
            MetricDatum.builder()
                .metricName("RollbackDuration")
                .unit(StandardUnit.MILLISECONDS)
                .timestamp(NOW)
                .value(1234.0)
                .build());
  }

  @ParameterizedTest
  @EnumSource(Metrics.Name.class)
  void everyFigureHasANameWithoutItsUnit(Metrics.Name name) {
    assertThat(CloudWatchMetrics.metricName(name))
        .matches("[A-Z][A-Za-z]+")
        .doesNotEndWith("Millis");
  }

  @Test
  void aFigureThatCannotBeStoredStopsNothing() {
    broken = true;

    assertThatCode(() -> metrics.record(Metrics.Name.HALTED, 1)).doesNotThrowAnyException();
  }

  @Test
  void aSubjectIsMadeToFitTheService() {
    notifier.publish("Ä long\nsubject ".repeat(20), "text");

    assertThat(message.subject()).hasSize(100).startsWith("long subject").matches("[\\x20-\\x7E]+");
    assertThat(message.message()).isEqualTo("text");
  }

  @Test
  void aMessageThatCannotBePublishedStopsNothing() {
    broken = true;

    assertThatCode(() -> notifier.publish("subject", "text")).doesNotThrowAnyException();
  }

  private void failWhenBroken() {
    if (broken) {
      throw SdkClientException.create("no answer");
    }
  }

  private final class CloudWatch implements CloudWatchClient {
    @Override
    public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
      failWhenBroken();
      metric = request;
      return PutMetricDataResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private final class Sns implements SnsClient {
    @Override
    public PublishResponse publish(PublishRequest request) {
      failWhenBroken();
      message = request;
      return PublishResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
