package com.paymentmigration.monitoring;

import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.constructs.Construct;

/**
 * One alarm: at or above a threshold, in so many of the last minutes.
 *
 * @param meaning what it means that the alarm rings
 * @param first what to do first
 * @param queries metrics and at most one formula; exactly one is compared
 * @param threshold alarming from here on
 * @param minutes minutes that are looked at, 1 to 60; periods of another length where the queries
 *     have one
 * @param alarmingMinutes how many of them must be alarming, 1 to {@code minutes}
 * @param missing what a minute without data means
 */
record AlarmDefinition(
    String meaning,
    String first,
    List<MetricDataQueryProperty> queries,
    Number threshold,
    int minutes,
    int alarmingMinutes,
    MissingData missing) {

  AlarmDefinition {
    queries = List.copyOf(queries);
    if (minutes < 1 || minutes > 60 || alarmingMinutes < 1 || alarmingMinutes > minutes) {
      throw new IllegalArgumentException(
          "alarmingMinutes of minutes: received "
              + alarmingMinutes
              + " of "
              + minutes
              + ", allowed: 1 to minutes of 1 to 60");
    }
  }

  /**
   * What the alarm says: what it means, what to do first, and where the runbook goes on.
   *
   * @param id construct id of the alarm, which is the title of its section in the runbook
   */
  static String description(String meaning, String first, String id) {
    return meaning + " First: " + first + " Then: docs/runbook.md#" + id.toLowerCase(Locale.ROOT);
  }

  /** Defines the alarm; the topic hears when it rings and when it is over. */
  CfnAlarm create(Construct scope, String id, String topicArn) {
    return CfnAlarm.Builder.create(scope, id)
        .alarmDescription(description(meaning, first, id))
        .metrics(queries)
        .comparisonOperator("GreaterThanOrEqualToThreshold")
        .threshold(threshold)
        .evaluationPeriods(minutes)
        .datapointsToAlarm(alarmingMinutes)
        .treatMissingData(missing.key())
        .alarmActions(List.of(topicArn))
        .okActions(List.of(topicArn))
        .build();
  }
}
