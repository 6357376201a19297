package com.paymentmigration.monitoring;

import static com.paymentmigration.lambda.aws.CloudWatchMetrics.metricName;

import com.paymentmigration.lambda.cutover.Metrics;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

/**
 * Alarms on what both environments share: workflows, functions, rotation, backups, tables, and the
 * two states of a run that need a person, rows that differ, and controls that fell silent. One
 * alarm for each workflow and each vault, two for each group of functions, and six more.
 */
public final class OperationsAlarms extends Construct {
  private final List<CfnAlarm> alarms = new ArrayList<>();
  private final String topicArn;

  /** Defines the alarms. */
  public OperationsAlarms(Construct scope, String id, OperationsAlarmsProps props) {
    super(scope, id);
    topicArn = props.topicArn();
    props
        .workflowArns()
        .forEach((name, arn) -> add(this, name + "Failed", FailureAlarms.workflow(name, arn)));
    props.functionGroups().forEach(this::functions);
    add(this, "RotationFailed", FailureAlarms.rotation(props.rotationFunctionName()));
    props.backupVaultNames().forEach(this::backups);
    add(this, "TableThrottles", FailureAlarms.tableThrottles(props.tableNames()));
    add(this, "ControlsSilent", FailureAlarms.controls(props.controlLogs()));
    add(
        this,
        "WriterRollbackNotAvailable",
        FailureAlarms.writerRollback(
            props.metricNamespace(), metricName(Metrics.Name.WRITER_ROLLBACK_AVAILABLE)));
    add(
        this,
        "RowsNotProven",
        FailureAlarms.rowsNotProven(props.metricNamespace(), metricName(Metrics.Name.ROWS_PROVEN)));
    add(
        this,
        "RunHalted",
        FailureAlarms.halted(props.metricNamespace(), metricName(Metrics.Name.HALTED)));
  }

  /** ARNs of all alarms. */
  public List<String> arns() {
    return alarms.stream().map(CfnAlarm::getAttrArn).toList();
  }

  private void functions(String group, List<String> names) {
    Construct scope = new Construct(this, group);
    add(scope, "FunctionErrors", FailureAlarms.functionErrors(group, names));
    add(scope, "FunctionThrottles", FailureAlarms.functionThrottles(group, names));
  }

  private void backups(String side, String vaultName) {
    add(new Construct(this, side), "BackupFailed", FailureAlarms.backups(side, vaultName));
  }

  private void add(Construct scope, String id, AlarmDefinition definition) {
    alarms.add(definition.create(scope, id, topicArn));
  }
}
