package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.operator.drill.port.DatabaseControl;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.SourceType;

/** RDS. */
final class AwsDatabases implements DatabaseControl {
  private final RdsClient client;

  AwsDatabases(RdsClient client) {
    this.client = client;
  }

  @Override
  public Cluster cluster(String id) {
    return Calls.of(
        "rds:DescribeDBClusters",
        () -> {
          DBCluster now =
              client.describeDBClusters(r -> r.dbClusterIdentifier(id)).dbClusters().get(0);
          return new Cluster(
              id,
              now.status(),
              now.engineVersion(),
              now.dbClusterMembers().stream()
                  .filter(DBClusterMember::isClusterWriter)
                  .map(DBClusterMember::dbInstanceIdentifier)
                  .findFirst()
                  .orElse(""),
              now.dbClusterMembers().stream()
                  .filter(member -> !member.isClusterWriter())
                  .map(DBClusterMember::dbInstanceIdentifier)
                  .sorted()
                  .toList());
        });
  }

  @Override
  public Instance instance(String id) {
    return Calls.of(
        "rds:DescribeDBInstances",
        () -> {
          DBInstance now =
              client.describeDBInstances(r -> r.dbInstanceIdentifier(id)).dbInstances().get(0);
          return new Instance(
              now.dbInstanceStatus(),
              now.dbiResourceId(),
              now.monitoringInterval() == null ? 0 : now.monitoringInterval(),
              now.monitoringRoleArn() == null ? "" : now.monitoringRoleArn());
        });
  }

  @Override
  public void failover(String cluster, String target) {
    Calls.of(
        "rds:FailoverDBCluster",
        () ->
            client.failoverDBCluster(
                r -> r.dbClusterIdentifier(cluster).targetDBInstanceIdentifier(target)));
  }

  @Override
  public void reboot(String instance) {
    Calls.of(
        "rds:RebootDBInstance",
        () -> client.rebootDBInstance(r -> r.dbInstanceIdentifier(instance)));
  }

  @Override
  public List<String> clusterEvents(String cluster, Instant since) {
    return Calls.of(
        "rds:DescribeEvents",
        () ->
            client
                .describeEvents(
                    r ->
                        r.sourceIdentifier(cluster)
                            .sourceType(SourceType.DB_CLUSTER)
                            .startTime(since))
                .events()
                .stream()
                .map(
                    each ->
                        each.date()
                            + " "
                            + String.join(", ", each.eventCategories())
                            + ": "
                            + each.message())
                .toList());
  }
}
