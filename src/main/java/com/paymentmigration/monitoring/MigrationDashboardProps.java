package com.paymentmigration.monitoring;

import com.paymentmigration.lambda.domain.Environment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the dashboard shows.
 *
 * @param blue blue's metrics and thresholds
 * @param green green's metrics and thresholds
 * @param workflowArns ARN of each state machine, by the name it is shown under
 * @param alarmArns alarms whose state is shown, in this order; at most 100
 * @param metricNamespace namespace of the stack's own metrics
 */
public record MigrationDashboardProps(
    EnvironmentAlarmsProps blue,
    EnvironmentAlarmsProps green,
    Map<String, String> workflowArns,
    List<String> alarmArns,
    String metricNamespace) {
  private static final int MOST_ALARMS = 100;

  /**
   * Checks that nothing is missing and copies the collections.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if there are more alarms than one widget shows
   */
  public MigrationDashboardProps {
    Objects.requireNonNull(blue, "blue");
    Objects.requireNonNull(green, "green");
    Objects.requireNonNull(metricNamespace, "metricNamespace");
    workflowArns = Collections.unmodifiableMap(new LinkedHashMap<>(workflowArns));
    alarmArns = List.copyOf(alarmArns);
    if (alarmArns.size() > MOST_ALARMS) {
      throw new IllegalArgumentException(
          "alarmArns: received " + alarmArns.size() + ", allowed: at most " + MOST_ALARMS);
    }
  }

  EnvironmentAlarmsProps of(Environment environment) {
    return environment == Environment.BLUE ? blue : green;
  }
}
