package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.operator.drill.port.AlarmControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** CloudWatch alarms. */
final class AwsAlarms implements AlarmControl {
  /** Names that one DescribeAlarms takes. */
  private static final int NAMES = 100;

  private static final int PERIOD_SECONDS = 60;

  private final CloudWatchClient client;

  AwsAlarms(CloudWatchClient client) {
    this.client = client;
  }

  @Override
  public List<Facts> alarms(List<String> names) {
    List<Facts> all = new ArrayList<>();
    for (List<String> some : parts(names)) {
      all.addAll(
          Calls.of(
              "cloudwatch:DescribeAlarms",
              () ->
                  client
                      .describeAlarms(r -> r.alarmNames(some).alarmTypes(AlarmType.METRIC_ALARM))
                      .metricAlarms()
                      .stream()
                      .map(
                          each ->
                              new Facts(
                                  each.alarmName(), each.stateValueAsString(), each.alarmActions()))
                      .toList()));
    }
    return all;
  }

  @Override
  public List<String> compositeRules(List<String> names) {
    List<String> all = new ArrayList<>();
    for (List<String> some : parts(names)) {
      all.addAll(
          Calls.of(
              "cloudwatch:DescribeAlarms",
              () ->
                  client
                      .describeAlarms(r -> r.alarmNames(some).alarmTypes(AlarmType.COMPOSITE_ALARM))
                      .compositeAlarms()
                      .stream()
                      .map(CompositeAlarm::alarmRule)
                      .toList()));
    }
    return all;
  }

  @Override
  public void put(String name, String query) {
    MetricDataQuery metric =
        MetricDataQuery.builder().id("drill").expression(query).period(PERIOD_SECONDS).build();
    Calls.of(
        "cloudwatch:PutMetricAlarm",
        () ->
            client.putMetricAlarm(
                r ->
                    r.alarmName(name)
                        .alarmDescription("Made by ./migrate drill, which deletes it again")
                        .metrics(metric)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                        .threshold(0.0)
                        .evaluationPeriods(1)
                        .actionsEnabled(false)));
  }

  @Override
  public void delete(String name) {
    Calls.of("cloudwatch:DeleteAlarms", () -> client.deleteAlarms(r -> r.alarmNames(name)));
  }

  @Override
  public void set(String name, String state, String reason) {
    Calls.of(
        "cloudwatch:SetAlarmState",
        () -> client.setAlarmState(r -> r.alarmName(name).stateValue(state).stateReason(reason)));
  }

  @Override
  public List<String> actionsTaken(String name, Instant since) {
    return Calls.of(
        "cloudwatch:DescribeAlarmHistory",
        () ->
            client
                .describeAlarmHistory(
                    r -> r.alarmName(name).historyItemType(HistoryItemType.ACTION).startDate(since))
                .alarmHistoryItems()
                .stream()
                .map(each -> each.historySummary())
                .toList());
  }

  private static List<List<String>> parts(List<String> names) {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < names.size(); from += NAMES) {
      parts.add(names.subList(from, Math.min(names.size(), from + NAMES)));
    }
    return parts;
  }
}
