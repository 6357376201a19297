package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.traffic.GuardAlarm;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

class CloudWatchAlarmReaderTest {
  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

  private DescribeAlarmsResponse answer = DescribeAlarmsResponse.builder().build();
  private DescribeAlarmsRequest asked;

  private final CloudWatchAlarmReader reader =
      new CloudWatchAlarmReader(new StubClient(), "blue-guard", "green-guard");

  @Test
  void aCompositeAlarmInAlarmFiresSinceItsTransition() {
    answer = composite(StateValue.ALARM);

    assertThat(reader.guardOf(Environment.GREEN))
        .isEqualTo(new GuardAlarm("green-guard", true, SINCE, "too many errors"));
  }

  @Test
  void anAlarmWithoutEnoughDataDoesNotFire() {
    answer = composite(StateValue.INSUFFICIENT_DATA);

    assertThat(reader.guardOf(Environment.GREEN).firing()).isFalse();
  }

  @Test
  void compositeAlarmsAreAskedForExplicitlyBecauseTheServiceLeavesThemOutOtherwise() {
    answer = composite(StateValue.OK);
    reader.guardOf(Environment.BLUE);

    assertThat(asked.alarmNames()).containsExactly("blue-guard");
    assertThat(asked.alarmTypes())
        .containsExactly(AlarmType.COMPOSITE_ALARM, AlarmType.METRIC_ALARM);
  }

  @Test
  void aMetricAlarmMayGuardToo() {
    answer =
        DescribeAlarmsResponse.builder()
            .metricAlarms(
                MetricAlarm.builder()
                    .stateValue(StateValue.ALARM)
                    .stateUpdatedTimestamp(SINCE)
                    .build())
            .build();

    assertThat(reader.guardOf(Environment.BLUE).firing()).isTrue();
    assertThat(reader.guardOf(Environment.BLUE).since()).isEqualTo(SINCE);
  }

  @Test
  void anAlarmThatDoesNotExistIsAFailure() {
    assertThatThrownBy(() -> reader.guardOf(Environment.GREEN))
        .isInstanceOf(MigrationException.class)
        .hasMessage("guard alarm of green: none named green-guard");
  }

  private static DescribeAlarmsResponse composite(StateValue state) {
    return DescribeAlarmsResponse.builder()
        .compositeAlarms(
            CompositeAlarm.builder()
                .stateValue(state)
                .stateTransitionedTimestamp(SINCE)
                .stateUpdatedTimestamp(SINCE.plusSeconds(60))
                .stateReason("too many errors")
                .build())
        .build();
  }

  private final class StubClient implements CloudWatchClient {
    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
      asked = request;
      return answer;
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
