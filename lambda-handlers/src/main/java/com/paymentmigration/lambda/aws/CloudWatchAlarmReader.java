package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.traffic.AlarmReader;
import com.paymentmigration.lambda.traffic.GuardAlarm;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Guard alarms in CloudWatch: composite alarms, or metric alarms of the same name. */
public final class CloudWatchAlarmReader implements AlarmReader {
  private final CloudWatchClient client;
  private final String blueName;
  private final String greenName;

  /** The alarms with these names. */
  public CloudWatchAlarmReader(CloudWatchClient client, String blueName, String greenName) {
    this.client = client;
    this.blueName = blueName;
    this.greenName = greenName;
  }

  @Override
  public GuardAlarm guardOf(Environment environment) {
    String name = environment == Environment.BLUE ? blueName : greenName;
    DescribeAlarmsResponse found =
        Failures.translated(
            "alarm " + name,
            () ->
                client.describeAlarms(
                    request ->
                        request
                            .alarmNames(name)
                            .alarmTypes(AlarmType.COMPOSITE_ALARM, AlarmType.METRIC_ALARM)));
    if (!found.compositeAlarms().isEmpty()) {
      CompositeAlarm alarm = found.compositeAlarms().get(0);
      return guard(
          name,
          alarm.stateValue(),
          Optional.ofNullable(alarm.stateTransitionedTimestamp())
              .orElse(alarm.stateUpdatedTimestamp()),
          alarm.stateReason());
    }
    if (!found.metricAlarms().isEmpty()) {
      MetricAlarm alarm = found.metricAlarms().get(0);
      return guard(
          name,
          alarm.stateValue(),
          Optional.ofNullable(alarm.stateTransitionedTimestamp())
              .orElse(alarm.stateUpdatedTimestamp()),
          alarm.stateReason());
    }
    throw new MigrationException("guard alarm of " + environment.key() + ": none named " + name);
  }

  private static GuardAlarm guard(String name, StateValue state, Instant since, String reason) {
    return new GuardAlarm(
        name, state == StateValue.ALARM, since == null ? Instant.EPOCH : since, reason);
  }
}
