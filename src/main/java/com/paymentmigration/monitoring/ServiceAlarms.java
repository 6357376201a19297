package com.paymentmigration.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;

/** Definitions of the alarms on what one environment answers. */
final class ServiceAlarms {
  /**
   * Failures in a minute below which the rate says nothing: at a weight of 1 % one failed request
   * may be a tenth of the traffic.
   */
  static final int FEWEST_ERRORS = 5;

  private static final double MILLIS_PER_SECOND = 1000.0;
  private static final String NAMESPACE = "AWS/ApplicationELB";

  private ServiceAlarms() {}

  static AlarmDefinition responseTime(EnvironmentAlarmsProps props) {
    int millis = props.thresholds().responseTimeP99Millis();
    return new AlarmDefinition(
        "One in a hundred requests to %s takes %d ms or longer."
            .formatted(props.environment().key(), millis),
        "compare both environments on the dashboard; slow in one is its image or its fleet, slow in"
            + " both is the database that writes.",
        List.of(metric(props, "TargetResponseTime", "p99").compared("p99")),
        millis / MILLIS_PER_SECOND,
        3,
        2,
        MissingData.FINE);
  }

  /** Answers 5xx of the targets, and connections to targets that failed, which become a 502. */
  static AlarmDefinition serverErrors(EnvironmentAlarmsProps props) {
    int percent = props.thresholds().http5xxPercent();
    return new AlarmDefinition(
        "%d %% or more of the requests to %s fail with 5xx, and at least %d in a minute."
            .formatted(percent, props.environment().key(), FEWEST_ERRORS),
        "read the application's log of that environment; a run that moves to it is being"
            + " rolled back, otherwise roll back by hand when the last step moved traffic.",
        List.of(
            metric(props, "HTTPCode_Target_5XX_Count", "Sum").operand("answers"),
            metric(props, "TargetConnectionErrorCount", "Sum").operand("connections"),
            metric(props, "RequestCount", "Sum").operand("requests"),
            MetricSource.formula(
                "percent",
                "Failed requests (percent)",
                "IF(FILL(answers, 0) + FILL(connections, 0) >= "
                    + FEWEST_ERRORS
                    + ", 100 * (FILL(answers, 0) + FILL(connections, 0)) / requests, 0)")),
        percent,
        3,
        2,
        MissingData.FINE);
  }

  /**
   * Requests that a target was chosen for and that no target answered, with whatever status: the
   * path hangs while {@code /health} answers, or the client has gone meanwhile. The load balancer
   * answers such a request itself, so no count of the target's answers shows it.
   *
   * <p>A request is under way across the end of a minute: that moves a few from one minute to the
   * next, and only while the traffic grows. So two minutes of three must be alarming.
   */
  static AlarmDefinition unansweredRequests(EnvironmentAlarmsProps props) {
    int percent = props.thresholds().http5xxPercent();
    List<MetricDataQueryProperty> queries = new ArrayList<>();
    queries.add(metric(props, "RequestCount", "Sum").operand("requests"));
    StringJoiner answered = new StringJoiner(" + ");
    for (int status = 2; status <= 5; status++) {
      String id = "answers" + status;
      queries.add(metric(props, "HTTPCode_Target_%dXX_Count".formatted(status), "Sum").operand(id));
      answered.add("FILL(" + id + ", 0)");
    }
    queries.add(
        MetricSource.formula(
            "percent",
            "Unanswered requests (percent)",
            "IF(FILL(requests, 0) - (%1$s) >= %2$d, 100 * (requests - (%1$s)) / requests, 0)"
                .formatted(answered, FEWEST_ERRORS)));
    return new AlarmDefinition(
        "%d %% or more of the requests to %s get no answer of a target, and at least %d in a minute."
            .formatted(percent, props.environment().key(), FEWEST_ERRORS),
        "look for a path that hangs: threads, connection pool, a call to a third party; a run that"
            + " moves to it is being rolled back, otherwise roll back by hand when the last step"
            + " moved traffic.",
        queries,
        percent,
        3,
        2,
        MissingData.FINE);
  }

  /**
   * Healthy targets that the fleet's minimum lacks. Not the count of unhealthy ones: an instance
   * that still boots is unhealthy too, and a shift of traffic makes a fleet launch some.
   */
  static AlarmDefinition unhealthyHosts(EnvironmentAlarmsProps props) {
    int missing = props.thresholds().unhealthyHosts();
    return new AlarmDefinition(
        "%s has %d or more healthy targets fewer than its minimum of %d."
            .formatted(props.environment().key(), missing, props.fleetMinimum()),
        "look at the target group's health reasons and at the Auto Scaling group's activities; do not"
            + " move traffic to this environment.",
        List.of(
            metric(props, "HealthyHostCount", "Minimum").operand("healthy"),
            MetricSource.formula(
                "lacking",
                "Healthy targets that are lacking",
                props.fleetMinimum() + " - healthy")),
        missing,
        2,
        2,
        MissingData.ALARMING);
  }

  private static MetricSource metric(EnvironmentAlarmsProps props, String name, String statistic) {
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put("LoadBalancer", props.loadBalancerFullName());
    dimensions.put("TargetGroup", props.targetGroupFullName());
    return new MetricSource(NAMESPACE, name, statistic, dimensions);
  }
}
