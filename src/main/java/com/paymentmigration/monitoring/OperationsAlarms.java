package com.paymentmigration.monitoring;

import static com.paymentmigration.lambda.aws.CloudWatchMetrics.metricName;

import com.paymentmigration.lambda.cutover.Metrics;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

/**
 * Alarms on what both environments share: workflows, functions, rotation, backups, tables, and the
 * two states of a run that need a person. One alarm for each workflow and seven more.
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
        .forEach((name, arn) -> add(name + "Failed", FailureAlarms.workflow(name, arn)));
    add("FunctionErrors", FailureAlarms.functionErrors(props.functionNames()));
    add("FunctionThrottles", FailureAlarms.functionThrottles(props.functionNames()));
    add("RotationFailed", FailureAlarms.rotation(props.rotationFunctionName()));
    add("BackupFailed", FailureAlarms.backups(props.backupVaultNames()));
    add("TableThrottles", FailureAlarms.tableThrottles(props.tableNames()));
    add(
        "WriterRollbackNotAvailable",
        FailureAlarms.writerRollback(
            props.metricNamespace(), metricName(Metrics.Name.WRITER_ROLLBACK_AVAILABLE)));
    add(
        "RunHalted",
        FailureAlarms.halted(props.metricNamespace(), metricName(Metrics.Name.HALTED)));
  }

  /** ARNs of all alarms. */
  public List<String> arns() {
    return alarms.stream().map(CfnAlarm::getAttrArn).toList();
  }

  private void add(String id, AlarmDefinition definition) {
    alarms.add(definition.create(this, id, topicArn));
  }
}
