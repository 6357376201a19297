package com.paymentmigration;

import com.paymentmigration.cutover.SwitchStepFunctions;
import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.monitoring.ControlLogs;
import com.paymentmigration.monitoring.EnvironmentAlarmsProps;
import com.paymentmigration.monitoring.MigrationDashboard;
import com.paymentmigration.monitoring.MigrationDashboardProps;
import com.paymentmigration.monitoring.OperationsAlarms;
import com.paymentmigration.monitoring.OperationsAlarmsProps;
import com.paymentmigration.monitoring.WayBackAlarm;
import com.paymentmigration.outputs.MigrationOutputs;
import com.paymentmigration.outputs.MigrationOutputsProps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;

/** What a person looks at: alarms on the migration itself, the dashboard, the outputs. */
final class MigrationWatch {
  private final Stack stack;
  private final SharedFoundation shared;
  private final BothEnvironments environments;
  private final MigrationControl control;

  MigrationWatch(
      Stack stack,
      SharedFoundation shared,
      BothEnvironments environments,
      MigrationControl control) {
    this.stack = stack;
    this.shared = shared;
    this.environments = environments;
    this.control = control;
    OperationsAlarms operations = operationsAlarms();
    outputs(dashboard(operations, wayBackAlarm()));
  }

  private OperationsAlarms operationsAlarms() {
    return new OperationsAlarms(
        stack,
        "OperationsAlarms",
        new OperationsAlarmsProps(
            workflows(),
            functionGroups(),
            control.rotation.functionName(),
            vaultNames(),
            List.of(shared.state.tableName(), shared.sessions.tableName()),
            new ControlLogs(
                shared.network.flowLogsName(),
                environments.firewall.logsName(),
                environments.router.loadBalancerFullName()),
            control.metricNamespace,
            shared.topic.arn()));
  }

  private Map<String, String> vaultNames() {
    Map<String, String> names = new LinkedHashMap<>();
    environments.backups.forEach((colour, backups) -> names.put(colour, backups.vaultName()));
    return names;
  }

  private WayBackAlarm wayBackAlarm() {
    return new WayBackAlarm(
        stack,
        "WayBack",
        control.functions.steps().wayBack().values().stream().map(MigrationFunction::name).toList(),
        shared.topic.arn());
  }

  private MigrationDashboard dashboard(OperationsAlarms operations, WayBackAlarm wayBack) {
    EnvironmentAlarmsProps blue = environments.watched(Environment.BLUE);
    EnvironmentAlarmsProps green = environments.watched(Environment.GREEN);
    return new MigrationDashboard(
        stack,
        "Dashboard",
        new MigrationDashboardProps(
            blue,
            green,
            workflows(),
            Stream.of(environments.alarms.arns(), operations.arns(), List.of(wayBack.arn()))
                .flatMap(List::stream)
                .toList(),
            control.metricNamespace));
  }

  private void outputs(MigrationDashboard dashboard) {
    new MigrationOutputs(
        stack,
        "Outputs",
        new MigrationOutputsProps(
            shared.parameters.activeEnvironment(),
            shared.parameters.migrationStatus(),
            shared.parameters.blueWeight(),
            shared.parameters.greenWeight(),
            environments.router.loadBalancerName(),
            environments.router.loadBalancerDnsName(),
            dashboard.url(),
            control.migration.workflow().arn(),
            control.rollback.workflow().arn(),
            control.validation.workflow().arn(),
            shared.state.tableName(),
            environments.blue.clusterIdentifier(),
            environments.green.clusterIdentifier(),
            environments.router.weightedRuleArn(),
            environments.blue.targetGroupArn(),
            environments.green.targetGroupArn()));
  }

  private Map<String, String> workflows() {
    Map<String, String> arns = new LinkedHashMap<>();
    arns.put("MigrationWorkflow", control.migration.workflow().arn());
    arns.put("RollbackWorkflow", control.rollback.workflow().arn());
    arns.put("ValidationWorkflow", control.validation.workflow().arn());
    return arns;
  }

  /** The steps of a switch in one alarm, what works beside it in the other. */
  private Map<String, List<String>> functionGroups() {
    SwitchStepFunctions steps = control.functions.steps();
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put(
        "Switch",
        names(
            steps.run(),
            steps.preflight(),
            steps.replication(),
            steps.traffic(),
            steps.trafficBack(),
            steps.bake(),
            steps.reconcile(),
            steps.writer()));
    groups.put(
        "Support",
        names(
            steps.watchdog(),
            control.validationFunctions.gate(),
            control.validationFunctions.worker(),
            control.validationFunctions.answer()));
    return groups;
  }

  private static List<String> names(MigrationFunction... functions) {
    return Stream.of(functions).map(MigrationFunction::name).toList();
  }
}
