package com.paymentmigration.config;

/**
 * From where on a metric counts as a failure, per environment.
 *
 * @param connectionsPercent database connections, share of the instance class's {@code
 *     max_connections}, 10 to 95 percent
 * @param responseTimeP99Millis 99th percentile of the target group's response time, also the
 *     slowest acceptable probe answer, 50 to 10000 milliseconds
 * @param http5xxPercent answers 5xx, share of all answers, 1 to 50 percent
 * @param unhealthyHosts unhealthy targets, 1 to 60
 * @param replicaLagSeconds lag of the binary-log replica, 1 to 600 seconds; below 0 (unknown) is
 *     always an alarm
 */
public record AlarmThresholds(
    int connectionsPercent,
    int responseTimeP99Millis,
    int http5xxPercent,
    int unhealthyHosts,
    int replicaLagSeconds) {
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
  }
}
