package com.paymentmigration.config;

import com.paymentmigration.lambda.domain.Environment;
import java.util.List;

/**
 * From where on a metric counts as a failure, per environment, and which alarms of the user's own
 * count as guards.
 *
 * @param connectionsPercent database connections, share of the instance class's {@code
 *     max_connections}, 10 to 95 percent
 * @param responseTimeP99Millis 99th percentile of the target group's response time, also the
 *     slowest acceptable probe answer, 50 to 10000 milliseconds
 * @param http5xxPercent answers 5xx, share of all answers, 1 to 50 percent
 * @param unhealthyHosts unhealthy targets, 1 to 60
 * @param replicaLagSeconds lag of the binary-log replica, 1 to 600 seconds; below 0 (unknown) is
 *     always an alarm
 * @param guardAlarms up to {@value #MOST_GUARD_ALARMS} names of metric alarms of the user's own, in
 *     the stack's account and region, which ring a guard as the stack's own alarms do. A name with
 *     {@value #SIDE} stands for two alarms, one a side; one without guards both sides
 */
public record AlarmThresholds(
    int connectionsPercent,
    int responseTimeP99Millis,
    int http5xxPercent,
    int unhealthyHosts,
    int replicaLagSeconds,
    List<String> guardAlarms) {
  /** Stands for {@code blue} and {@code green} in the name of an alarm. */
  public static final String SIDE = "{side}";

  private static final int MOST_GUARD_ALARMS = 20;

  /** CloudWatch allows more; these need no quoting in a rule, and none of them can be an ARN. */
  private static final String NAME =
      "(?!arn:)[A-Za-z0-9_.:/#@+=-]([A-Za-z0-9_.:/#@+= -]{0,253}[A-Za-z0-9_.:/#@+=-])?";

  /**
   * Validates.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public AlarmThresholds {
    Require.between(10, 95, "alarms.connectionsPercent", connectionsPercent, "percent");
    Require.between(
        50, 10_000, "alarms.responseTimeP99Millis", responseTimeP99Millis, "milliseconds");
    Require.between(1, 50, "alarms.http5xxPercent", http5xxPercent, "percent");
    Require.between(1, 60, "alarms.unhealthyHosts", unhealthyHosts, "hosts");
    Require.between(1, 600, "alarms.replicaLagSeconds", replicaLagSeconds, "seconds");
    guardAlarms = List.copyOf(guardAlarms);
    Require.that(
        guardAlarms.size() <= MOST_GUARD_ALARMS,
        "alarms.guardAlarms",
        guardAlarms,
        "up to " + MOST_GUARD_ALARMS + " names");
    for (String alarm : guardAlarms) {
      Require.that(
          named(alarm, Environment.GREEN).matches(NAME),
          "alarms.guardAlarms",
          alarm,
          "name of a metric alarm, no ARN, " + SIDE + " for the side (" + NAME + ")");
    }
  }

  /** Names of the user's own alarms that guard {@code environment}. */
  public List<String> guardAlarmsOf(Environment environment) {
    return guardAlarms.stream().map(alarm -> named(alarm, environment)).toList();
  }

  private static String named(String alarm, Environment environment) {
    return alarm.replace(SIDE, environment.key());
  }
}
