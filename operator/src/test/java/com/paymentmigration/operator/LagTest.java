package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Lag is what CloudWatch last heard, and unknown is never shown as none. */
class LagTest {
  private static Lag of(MetricDataResult... results) {
    return Lag.read(new Answering(List.of(results)), "blue-cluster", "green-cluster");
  }

  private static MetricDataResult result(String id, Double... newestFirst) {
    return MetricDataResult.builder().id(id).values(newestFirst).build();
  }

  @Test
  void theNewestFigureOfEachSideIsShown() {
    assertThat(of(result("blue", 1.0, 9.0), result("green", 4.0)).text())
        .isEqualTo("green behind blue 4 s, blue behind green 1 s");
  }

  @Test
  void aurorasWordForUnknownAndSilenceAreUnknown() {
    assertThat(of(result("blue"), result("green", -1.0)).text())
        .isEqualTo("green behind blue unknown, blue behind green unknown");
  }

  /** Answers one question. */
  private record Answering(List<MetricDataResult> results) implements CloudWatchClient {
    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
      return GetMetricDataResponse.builder().metricDataResults(results).build();
    }

    @Override
    public String serviceName() {
      return "monitoring";
    }

    @Override
    public void close() {}
  }
}
