package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** A guard that names an alarm which does not exist would never ring for it. */
class CloudWatchGuardPartsTest {
  private static final String RULE =
      "ALARM(\"arn:aws:cloudwatch:us-east-1:111122223333:alarm:stack-errors\")"
          + " OR ALARM(\"card declines\")";

  private final List<DescribeAlarmsRequest> asked = new ArrayList<>();
  private final List<MetricAlarm> existing = new ArrayList<>();
  private String rule = RULE;

  private final CloudWatchGuardParts parts =
      new CloudWatchGuardParts(new StubClient(), "blue-guard", "green-guard");

  @BeforeEach
  void ownAlarmExists() {
    existing.add(alarm("stack-errors", 60, 3));
  }

  @Test
  void anAlarmThatDoesNotExistIsNamed() {
    assertThat(parts.unfit(Environment.GREEN))
        .containsExactly("card declines (no metric alarm has this name)");
    assertThat(asked.get(0).alarmNames()).containsExactly("green-guard");
    assertThat(asked.get(0).alarmTypes()).containsExactly(AlarmType.COMPOSITE_ALARM);
    assertThat(asked.get(1).alarmNames()).containsExactly("stack-errors", "card declines");
  }

  @Test
  void anAlarmThatLooksAsFarBackAsTheStacksOwnIsFit() {
    existing.add(alarm("card declines", 10, 18));

    assertThat(parts.unfit(Environment.BLUE)).isEmpty();
  }

  @Test
  void anAlarmThatLooksFurtherBackWouldCondemnTheMoveItself() {
    existing.add(alarm("card declines", 60, 4));

    assertThat(parts.unfit(Environment.BLUE))
        .containsExactly("card declines (looks at 240 s of data)");
  }

  @Test
  void theLongestPeriodOfAFormulaCounts() {
    existing.add(
        MetricAlarm.builder()
            .alarmName("card declines")
            .evaluationPeriods(1)
            .metrics(
                MetricDataQuery.builder().metricStat(stat -> stat.period(300)).build(),
                MetricDataQuery.builder().period(60).build())
            .build());

    assertThat(parts.unfit(Environment.BLUE))
        .containsExactly("card declines (looks at 300 s of data)");
  }

  @Test
  void aGuardWithoutARuleHasNoParts() {
    rule = null;

    assertThat(parts.unfit(Environment.BLUE)).isEmpty();
    assertThat(asked).hasSize(1);
  }

  private static MetricAlarm alarm(String name, int period, int periods) {
    return MetricAlarm.builder().alarmName(name).period(period).evaluationPeriods(periods).build();
  }

  private final class StubClient implements CloudWatchClient {
    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
      asked.add(request);
      return request.alarmTypes().contains(AlarmType.COMPOSITE_ALARM)
          ? DescribeAlarmsResponse.builder()
              .compositeAlarms(CompositeAlarm.builder().alarmRule(rule).build())
              .build()
          : DescribeAlarmsResponse.builder()
              .metricAlarms(
                  existing.stream()
                      .filter(alarm -> request.alarmNames().contains(alarm.alarmName()))
                      .toList())
              .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
