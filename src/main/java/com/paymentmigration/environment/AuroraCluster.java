package com.paymentmigration.environment;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBClusterParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroup;
import software.constructs.Construct;

/**
 * One environment's Aurora MySQL 8.0 cluster: a writer and one or two readers, each in a zone of
 * its own, in subnets without a route out.
 *
 * <p>Defines the cluster, its instances, both parameter groups, the subnet group, the log groups it
 * exports to and the role of Enhanced Monitoring. Encrypted with a customer key, TLS required,
 * deletion protection and removal policy by profile. Exposes endpoints, ARN and identifier.
 *
 * <p>L1 throughout: the L2 would attach the secret ({@code SecretTargetAttachment} has no drift
 * support, ADR 0015) and create the log groups by a custom resource. Off on purpose: backtrack (not
 * supported with binary log replication), automatic minor upgrades (a version that changes by
 * itself is drift, and could differ between the two sides of a replication), a preferred backup
 * window (continuous backup manages it, ADR 0026).
 */
public final class AuroraCluster extends Construct {
  /** Days of automatic backups: requirement R7. */
  public static final int BACKUP_RETENTION_DAYS = 7;

  /** Seconds between two samples of Enhanced Monitoring. */
  private static final int MONITORING_INTERVAL_SECONDS = 60;

  /** Days that Database Insights keeps its data: the span that costs nothing. */
  private static final int INSIGHTS_RETENTION_DAYS = 7;

  private static final String ENGINE = "aurora-mysql";
  private static final String PASSWORD_FIELD = "password";

  private final CfnDBCluster cluster;
  private final List<CfnDBInstance> instances;

  /** Defines the cluster. */
  public AuroraCluster(Construct scope, String id, AuroraClusterProps props) {
    super(scope, id);
    CfnDBSubnetGroup subnets =
        CfnDBSubnetGroup.Builder.create(this, "Subnets")
            .dbSubnetGroupDescription("Isolated data subnets, one a zone")
            .subnetIds(props.placement().subnetIds())
            .build();
    CfnDBClusterParameterGroup parameters =
        CfnDBClusterParameterGroup.Builder.create(this, "Parameters")
            .description("What the cutover protocol relies on: ROW binary log, GTIDs, TLS, audit")
            .family(DatabaseParameters.FAMILY)
            .parameters(DatabaseParameters.ofCluster(props.sizing().resolvedClass()))
            .build();
    ClusterLogs logs =
        new ClusterLogs(this, "Logs", props.clusterIdentifier(), props.retention(), props.logKey());
    cluster = cluster(props, subnets, parameters);
    cluster.getNode().addDependency(logs);
    instances = instances(props);
    List<CfnResource> kept = new ArrayList<>(List.of(subnets, parameters, cluster));
    kept.addAll(instances);
    kept.forEach(resource -> resource.applyRemovalPolicy(props.retention().removal()));
    ClusterAcknowledgments.onCluster(cluster, props.retention().deletionProtection());
    ClusterAcknowledgments.onInstances(instances);
  }

  /** Host name that always leads to the cluster's own writer instance. */
  public String clusterEndpoint() {
    return cluster.getAttrEndpointAddress();
  }

  /** Host name that leads to one of the cluster's readers; answers may be stale. */
  public String readerEndpoint() {
    return cluster.getAttrReadEndpointAddress();
  }

  /** ARN of the cluster. */
  public String clusterArn() {
    return cluster.getAttrDbClusterArn();
  }

  /** Identifier of the cluster: the dimension of its metrics. */
  public String clusterIdentifier() {
    return cluster.getRef();
  }

  /** Identifiers of the instances, the first writer first. */
  public List<String> instanceIdentifiers() {
    return instances.stream().map(CfnDBInstance::getRef).toList();
  }

  private CfnDBCluster cluster(
      AuroraClusterProps props, CfnDBSubnetGroup subnets, CfnDBClusterParameterGroup parameters) {
    return CfnDBCluster.Builder.create(this, "Cluster")
        .dbClusterIdentifier(props.clusterIdentifier())
        .engine(ENGINE)
        .engineVersion(props.settings().engineVersion())
        .databaseName(props.settings().name())
        .port(props.settings().port())
        .dbSubnetGroupName(subnets.getRef())
        .vpcSecurityGroupIds(props.placement().securityGroupIds())
        .dbClusterParameterGroupName(parameters.getRef())
        .masterUsername(DatabaseAccount.ADMIN.username())
        // A dynamic reference: CloudFormation reads the secret, the template holds no value of it.
        .masterUserPassword(props.adminSecret().secretValueFromJson(PASSWORD_FIELD).unsafeUnwrap())
        .enableIamDatabaseAuthentication(true)
        .storageEncrypted(true)
        .kmsKeyId(props.storageKey().getKeyArn())
        .backupRetentionPeriod(BACKUP_RETENTION_DAYS)
        .copyTagsToSnapshot(true)
        .deletionProtection(props.protection().flag())
        .enableCloudwatchLogsExports(ClusterLogs.TYPES)
        .databaseInsightsMode("standard")
        .performanceInsightsEnabled(true)
        .performanceInsightsKmsKeyId(props.storageKey().getKeyArn())
        .performanceInsightsRetentionPeriod(INSIGHTS_RETENTION_DAYS)
        .build();
  }

  private List<CfnDBInstance> instances(AuroraClusterProps props) {
    CfnDBParameterGroup parameters =
        CfnDBParameterGroup.Builder.create(this, "InstanceParameters")
            .description("Slow query log; stored functions with a binary log")
            .family(DatabaseParameters.FAMILY)
            .parameters(DatabaseParameters.ofInstance())
            .build();
    parameters.applyRemovalPolicy(props.retention().removal());
    MonitoringRole monitoring = new MonitoringRole(this, "Monitoring");
    List<CfnDBInstance> defined = new ArrayList<>();
    for (int index = 0; index <= props.sizing().readers(); index++) {
      CfnDBInstance instance =
          CfnDBInstance.Builder.create(this, index == 0 ? "Writer" : "Reader" + index)
              .dbClusterIdentifier(cluster.getRef())
              .engine(ENGINE)
              .dbInstanceClass(props.sizing().instanceClass())
              .dbParameterGroupName(parameters.getRef())
              .availabilityZone(props.placement().zones().get(index))
              .promotionTier(index)
              .publiclyAccessible(false)
              .autoMinorVersionUpgrade(false)
              .monitoringInterval(MONITORING_INTERVAL_SECONDS)
              .monitoringRoleArn(monitoring.arn())
              .build();
      // The first instance becomes the writer: the others wait for it, so that it is the one named.
      if (index > 0) {
        instance.getNode().addDependency(defined.get(0));
      }
      defined.add(instance);
    }
    return defined;
  }
}
