package com.paymentmigration.monitoring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Definitions of the alarms on one cluster. */
final class DatabaseAlarms {
  private static final String NAMESPACE = "AWS/RDS";
  private static final String CLUSTER = "DBClusterIdentifier";

  private DatabaseAlarms() {}

  /**
   * Connections of the busiest instance, as a share of {@code max_connections}. That is Aurora's
   * default for the instance class; the parameter groups leave it alone.
   */
  static AlarmDefinition connections(EnvironmentAlarmsProps props) {
    int percent = props.thresholds().connectionsPercent();
    int most = props.instanceClass().maxConnections();
    return new AlarmDefinition(
        "The busiest instance of the %s cluster holds %d %% or more of the %d connections that a %s takes."
            .formatted(props.environment().key(), percent, most, props.instanceClass().key()),
        "look for a pool that leaks or a fleet that scaled out (dashboard, connections), then for"
            + " statements that hang (SHOW PROCESSLIST).",
        List.of(
            new MetricSource(
                    NAMESPACE,
                    "DatabaseConnections",
                    "Maximum",
                    Map.of(CLUSTER, props.clusterIdentifier()))
                .compared("connections")),
        (long) most * percent / 100,
        3,
        2,
        MissingData.FINE);
  }

  /**
   * Lag of the binary-log replica. Below 0 is Aurora's word for "unknown": an applier or a receiver
   * that stopped. Lowest and highest of the minute, because an average hides a −1.
   */
  static AlarmDefinition replicaLag(EnvironmentAlarmsProps props) {
    int bound = props.thresholds().replicaLagSeconds();
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put(CLUSTER, props.clusterIdentifier());
    dimensions.put("Role", "WRITER");
    String lag = "AuroraBinlogReplicaLag";
    return new AlarmDefinition(
        "The %s cluster, as the replica of the other, is %d s or more behind, or its replication has"
                .formatted(props.environment().key(), bound)
            + " stopped (below 0). Moving the writer waits; after a cutover the way back is not"
            + " available.",
        "read SHOW REPLICA STATUS on it; a long transaction or a batch passes by itself, an error of"
            + " the applier does not.",
        List.of(
            new MetricSource(NAMESPACE, lag, "Minimum", dimensions).operand("least"),
            new MetricSource(NAMESPACE, lag, "Maximum", dimensions).operand("most"),
            MetricSource.formula(
                "behind", "Behind or stopped", "IF(least < 0 OR most >= " + bound + ", 1, 0)")),
        1,
        3,
        3,
        MissingData.FINE);
  }
}
