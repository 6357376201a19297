package com.paymentmigration;

import com.paymentmigration.backup.BackupProtection;
import com.paymentmigration.backup.BackupProtectionProps;
import com.paymentmigration.config.DatabaseInstanceClass;
import com.paymentmigration.environment.ApplicationData;
import com.paymentmigration.environment.AuroraClusterProps;
import com.paymentmigration.environment.ClusterPlacement;
import com.paymentmigration.environment.FleetPlacement;
import com.paymentmigration.environment.FleetPlan;
import com.paymentmigration.environment.PaymentEnvironment;
import com.paymentmigration.environment.PaymentEnvironmentProps;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.monitoring.EnvironmentAlarmsProps;
import com.paymentmigration.monitoring.MigrationAlarms;
import com.paymentmigration.monitoring.MigrationAlarmsProps;
import com.paymentmigration.traffic.RouterPlacement;
import com.paymentmigration.traffic.TrafficRouter;
import com.paymentmigration.traffic.TrafficRouterProps;
import com.paymentmigration.traffic.WebFirewall;
import com.paymentmigration.traffic.WebFirewallProps;
import com.paymentmigration.traffic.WeightedTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;

/** Blue and green from one definition, with their backups, their entrance and what guards them. */
final class BothEnvironments {
  final PaymentEnvironment blue;
  final PaymentEnvironment green;
  final Map<String, BackupProtection> backups = new LinkedHashMap<>();
  final TrafficRouter router;
  final WebFirewall firewall;
  final MigrationAlarms alarms;

  private final Stack stack;
  private final SharedFoundation shared;

  BothEnvironments(Stack stack, SharedFoundation shared) {
    this.stack = stack;
    this.shared = shared;
    blue = environment("Blue", Environment.BLUE);
    green = environment("Green", Environment.GREEN);
    backups.put(
        "Blue",
        backups("BlueBackups", blue, List.of(shared.state.tableArn(), shared.sessions.tableArn())));
    backups.put("Green", backups("GreenBackups", green, List.of()));
    router = router();
    blue.scaleOnRequests(router.loadBalancerFullName(), router.forwarding());
    green.scaleOnRequests(router.loadBalancerFullName(), router.forwarding());
    firewall =
        new WebFirewall(
            stack,
            "WebFirewall",
            new WebFirewallProps(
                shared.parameters.environmentName(),
                router.loadBalancerArn(),
                shared.profile.traffic().requestsPerAddress(),
                shared.profile.retention(),
                shared.keys.operations()));
    alarms =
        new MigrationAlarms(
            stack,
            "Alarms",
            new MigrationAlarmsProps(
                watched(Environment.BLUE), watched(Environment.GREEN), shared.topic.arn()));
  }

  /** What is watched in {@code environment}. */
  EnvironmentAlarmsProps watched(Environment environment) {
    PaymentEnvironment one = environment == Environment.BLUE ? blue : green;
    return new EnvironmentAlarmsProps(
        environment,
        shared.profile.alarms(),
        DatabaseInstanceClass.ofKey(shared.profile.database().instanceClass()),
        shared.profile.fleet().minimum(),
        one.clusterIdentifier(),
        router.loadBalancerFullName(),
        one.targetGroupFullName());
  }

  private PaymentEnvironment environment(String id, Environment environment) {
    return new PaymentEnvironment(
        stack,
        id,
        new PaymentEnvironmentProps(
            new AuroraClusterProps(
                environment,
                shared.parameters.environmentName(),
                shared.profile.database(),
                shared.profile.databaseSettings(),
                shared.profile.retention(),
                shared.parameters.deletionProtection(),
                new ClusterPlacement(
                    shared.network.vpc(),
                    shared.network.dataSubnets(),
                    shared.network.zones(),
                    List.of(shared.groups.database(environment), shared.groups.replicationPeer())),
                shared.keys.database(),
                shared.keys.operations(),
                shared.credentials.admin()),
            new FleetPlan(
                environment,
                shared.profile.fleet(),
                shared.parameters.imageId(environment),
                new FleetPlacement(
                    shared.network.vpc(),
                    shared.network.applicationSubnets(),
                    shared.groups.fleet(environment)),
                new ApplicationData(
                    shared.state.tableName(),
                    shared.sessions.tableName(),
                    Stream.concat(
                            shared.state.followStatements().stream(),
                            shared.sessions.accessStatements().stream())
                        .toList(),
                    shared.credentials.application(Environment.BLUE),
                    shared.credentials.application(Environment.GREEN),
                    shared.keys.secrets()),
                shared.profile.retention(),
                shared.keys.volumes(),
                shared.keys.operations(),
                shared.topic.arn())));
  }

  /** A table that both environments share is in one plan only (ADR 0026). */
  private BackupProtection backups(
      String id, PaymentEnvironment environment, List<String> sharedTables) {
    return new BackupProtection(
        stack,
        id,
        new BackupProtectionProps(
            environment.environment(),
            shared.parameters.environmentName(),
            shared.parameters.environmentName() + "-" + environment.environment().key(),
            shared.keys.backup(),
            environment.clusterArn(),
            shared.keys.database(),
            sharedTables,
            shared.keys.sessions(),
            shared.removal));
  }

  private TrafficRouter router() {
    boolean internetFacing = shared.profile.traffic().internetFacing();
    return new TrafficRouter(
        stack,
        "Router",
        new TrafficRouterProps(
            internetFacing,
            shared.parameters.deletionProtection(),
            new RouterPlacement(
                shared.network.vpc(),
                internetFacing
                    ? shared.network.publicSubnets()
                    : shared.network.applicationSubnets(),
                shared.groups.loadBalancer(),
                shared.profile.network().vpcCidr(),
                shared.network.natAddresses()),
            shared.parameters.certificateArn(),
            shared.parameters.accessLogsBucketName(),
            shared.parameters.environmentName(),
            new WeightedTarget(blue.targetGroupArn(), shared.parameters.blueWeight()),
            new WeightedTarget(green.targetGroupArn(), shared.parameters.greenWeight())));
  }
}
