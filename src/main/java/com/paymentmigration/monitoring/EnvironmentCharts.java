package com.paymentmigration.monitoring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/** One environment's column: the same charts for both, so that a difference strikes the eye. */
final class EnvironmentCharts {
  private static final String ELB = "AWS/ApplicationELB";
  private static final String RDS = "AWS/RDS";
  private static final double MILLIS_PER_SECOND = 1000.0;

  private final EnvironmentAlarmsProps props;

  EnvironmentCharts(EnvironmentAlarmsProps props) {
    this.props = props;
  }

  /** The column, from top to bottom. */
  List<GraphWidget> column() {
    return List.of(
        Charts.chart(title("requests a minute"), List.of(requests(), failures())),
        Charts.chart(
            title("response time, seconds"),
            List.of(service("TargetResponseTime", "p50"), service("TargetResponseTime", "p99")),
            props.thresholds().responseTimeP99Millis() / MILLIS_PER_SECOND),
        Charts.chart(
            title("targets"),
            List.of(
                service("HealthyHostCount", "Minimum"), service("UnHealthyHostCount", "Maximum")),
            props.fleetMinimum() - props.thresholds().unhealthyHosts()),
        Charts.chart(
            title("database connections"),
            List.of(connections()),
            (long) props.instanceClass().maxConnections()
                * props.thresholds().connectionsPercent()
                / 100),
        Charts.chart(
            title("lag as replica of the other, seconds"),
            List.of(lag()),
            props.thresholds().replicaLagSeconds()));
  }

  /** Requests that this environment's targets took. */
  IMetric requests() {
    return service("RequestCount", "Sum");
  }

  private IMetric failures() {
    return service("HTTPCode_Target_5XX_Count", "Sum");
  }

  private IMetric connections() {
    return Charts.metric(
        RDS,
        "DatabaseConnections",
        "Maximum",
        "busiest instance",
        Map.of("DBClusterIdentifier", props.clusterIdentifier()));
  }

  private IMetric lag() {
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put("DBClusterIdentifier", props.clusterIdentifier());
    dimensions.put("Role", "WRITER");
    return Charts.metric(RDS, "AuroraBinlogReplicaLag", "Maximum", "lag", dimensions);
  }

  private IMetric service(String name, String statistic) {
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put("LoadBalancer", props.loadBalancerFullName());
    dimensions.put("TargetGroup", props.targetGroupFullName());
    String label = statistic.startsWith("p") ? statistic : name;
    return Charts.metric(ELB, name, statistic, label, dimensions);
  }

  private String title(String what) {
    return props.environment().key() + ": " + what;
  }
}
