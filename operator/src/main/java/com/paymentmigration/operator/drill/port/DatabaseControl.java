package com.paymentmigration.operator.drill.port;

import java.time.Instant;
import java.util.List;

/** Aurora clusters and instances. */
public interface DatabaseControl {
  /**
   * A cluster.
   *
   * @param id identifier
   * @param status such as {@code available}
   * @param engineVersion such as {@code 8.0.mysql_aurora.3.10.1}
   * @param writer identifier of the instance that writes; empty while there is none
   * @param readers identifiers of the others
   */
  record Cluster(
      String id, String status, String engineVersion, String writer, List<String> readers) {}

  /**
   * An instance.
   *
   * @param status such as {@code available}
   * @param resourceId the stream of Enhanced Monitoring is named so
   * @param monitoringSeconds interval of Enhanced Monitoring; 0 for off
   * @param monitoringRole ARN of its role; empty if none
   */
  record Instance(String status, String resourceId, int monitoringSeconds, String monitoringRole) {}

  /** The cluster. */
  Cluster cluster(String id);

  /** The instance. */
  Instance instance(String id);

  /** Makes {@code target} the writer. */
  void failover(String cluster, String target);

  /** Restarts an instance. */
  void reboot(String instance);

  /** Messages of RDS about a cluster since {@code since}, oldest first. */
  List<String> clusterEvents(String cluster, Instant since);
}
