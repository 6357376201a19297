package com.paymentmigration.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;

/**
 * Definitions of the alarms on the migration's own machinery. One failure rings: nothing here fails
 * in everyday life.
 */
final class FailureAlarms {
  private static final String LAMBDA = "AWS/Lambda";
  private static final String DYNAMODB = "AWS/DynamoDB";
  private static final int BACKUP_PERIOD_SECONDS = 300;
  private static final int CONTROL_PERIOD_SECONDS = 300;

  /** Requests in a period from which on the firewall must have logged some. */
  private static final int FEWEST_REQUESTS = 10;

  private FailureAlarms() {}

  static AlarmDefinition workflow(String name, String arn) {
    Map<String, String> machine = Map.of("StateMachineArn", arn);
    return once(
        "An execution of " + name + " failed, timed out or was aborted.",
        "open the execution in the console, read which step failed with which cause; the state item"
            + " says whether a run is being recovered (status ROLLING_BACK) or needs you (HALTED).",
        List.of(
            states("ExecutionsFailed", machine).operand("failed"),
            states("ExecutionsTimedOut", machine).operand("timedOut"),
            states("ExecutionsAborted", machine).operand("aborted"),
            // Without FILL, which could hold an alarm on one minute in OK: a metric that comes late
            // would find its minute filled already. A missing operand counts as 0 anyway.
            MetricSource.formula(
                "ended", "Executions that did not succeed", "failed + timedOut + aborted")));
  }

  /**
   * Errors of up to ten functions. Added up by a formula: Metrics Insights knows no OR, so that one
   * query can name one function only, or else every function of the account.
   */
  static AlarmDefinition functionErrors(String group, List<String> names) {
    return once(
        "A function of the group %s threw an exception or timed out. A preflight that refuses is one too:"
                .formatted(group)
            + " it names what does not hold.",
        "find the function by its metric Errors, then the request in its log group.",
        sum("errors", "Errors", functions("Errors", names)));
  }

  static AlarmDefinition functionThrottles(String group, List<String> names) {
    return once(
        "Lambda refused to run a function of the group %s: the account's concurrency is used up. A"
                .formatted(group)
            + " switch under way loses time that its budget does not have.",
        "see who uses the concurrency of the account (metric ConcurrentExecutions), raise the quota.",
        sum("throttles", "Throttles", functions("Throttles", names)));
  }

  /** Throttles too: a rotation that Lambda refuses to run is none. */
  static AlarmDefinition rotation(String functionName) {
    Map<String, String> function = Map.of("FunctionName", functionName);
    return once(
        "A rotation of database credentials failed. The old password stays valid; Secrets Manager tries"
            + " again.",
        "read the function's log group; a cutover under way makes a rotation wait, which is no error.",
        sum(
            "failed",
            "Errors and throttles",
            List.of(
                new MetricSource(LAMBDA, "Errors", "Sum", function),
                new MetricSource(LAMBDA, "Throttles", "Sum", function))));
  }

  /**
   * By query, because AWS Backup adds a dimension for the resource type. Its metrics come every
   * five minutes (AWS Backup Developer Guide, "AWS Backup metrics with Amazon CloudWatch").
   */
  static AlarmDefinition backups(String side, String vaultName) {
    return once(
        "A backup job of %s failed: the recovery point of that day is missing.".formatted(side),
        "open the job in AWS Backup, cure its reason, start it on demand.",
        List.of(
            MetricSource.insights(
                "failed",
                "Failed backup jobs",
                "SELECT SUM(NumberOfBackupJobsFailed) FROM \"AWS/Backup\" WHERE BackupVaultName = '"
                    + vaultName
                    + "'",
                BACKUP_PERIOD_SECONDS)));
  }

  /**
   * Gaps are filled with 0, and two minutes of three must be bad: alarms on DynamoDB's metrics
   * ignore missing data whatever they are told (API reference, PutMetricAlarm), so that an alarm on
   * the bare metrics, which are published while requests are throttled, would ring for ever.
   */
  static AlarmDefinition tableThrottles(List<String> tableNames) {
    List<MetricSource> throttled = new ArrayList<>();
    for (String table : tableNames) {
      Map<String, String> dimension = Map.of("TableName", table);
      throttled.add(new MetricSource(DYNAMODB, "ReadThrottleEvents", "Sum", dimension));
      throttled.add(new MetricSource(DYNAMODB, "WriteThrottleEvents", "Sum", dimension));
    }
    return new AlarmDefinition(
        "DynamoDB throttles the session table or the state table. Applications that cannot read the"
            + " state item cannot follow the writer.",
        "look for a hot partition (Contributor Insights) and for the account's table quota.",
        MetricSource.sum("throttled", "Throttled reads and writes", throttled, "FILL(%s, 0)"),
        1,
        3,
        2,
        MissingData.FINE);
  }

  /**
   * Controls that write a log have stopped writing it (PCI DSS 10.7.2): the flow logs, since a
   * network whose load balancer checks its targets is never quiet; and the firewall, if the load
   * balancer handles requests meanwhile. So a control that is switched off rings, and so does one
   * that may no longer write.
   *
   * <p>Gaps are filled with 0, which is what silence looks like. Five of six periods must be
   * silent: a minute of flow logs is delivered some five minutes later (VPC user guide, "Flow logs
   * basics"; CloudWatch Logs user guide, "Monitoring usage with CloudWatch metrics"). Nothing at
   * all is the worst of silences and rings too.
   */
  static AlarmDefinition controls(ControlLogs logs) {
    return new AlarmDefinition(
        "A control has stopped to log for half an hour: the flow logs of the network, or the firewall"
            + " while the load balancer handles requests. What happens meanwhile is not recorded.",
        "compare the formula's metrics: the one at 0 names the control. Look whether flow log, web"
            + " ACL and its association are there and may write, and what CloudTrail says of them.",
        List.of(
            written(logs.flowLogs()).operand("flows", CONTROL_PERIOD_SECONDS),
            written(logs.firewallLogs()).operand("firewall", CONTROL_PERIOD_SECONDS),
            new MetricSource(
                    "AWS/ApplicationELB",
                    "RequestCount",
                    "Sum",
                    Map.of("LoadBalancer", logs.loadBalancerFullName()))
                .operand("requests", CONTROL_PERIOD_SECONDS),
            MetricSource.formula(
                "silent",
                "Controls that do not log",
                "IF(FILL(flows, 0) < 1, 1, 0) + IF(FILL(requests, 0) >= "
                    + FEWEST_REQUESTS
                    + " AND FILL(firewall, 0) < 1, 1, 0)")),
        1,
        6,
        5,
        MissingData.ALARMING);
  }

  private static MetricSource written(String logGroup) {
    return new MetricSource(
        "AWS/Logs", "IncomingLogEvents", "Sum", Map.of("LogGroupName", logGroup));
  }

  /** The one alarm after which a rollback of the writer cannot be promised any more. */
  static AlarmDefinition writerRollback(String namespace, String metricName) {
    return new AlarmDefinition(
        "Writer rollback not available: the writer has moved and the old side lags behind or its"
            + " replication stopped. Traffic can still go back, the writer cannot.",
        "read SHOW REPLICA STATUS on the old side and cure it; retire nothing.",
        List.of(
            new MetricSource(namespace, metricName, "Minimum", Map.of()).operand("available"),
            MetricSource.formula(
                "notAvailable", "Writer rollback not available", "IF(available < 1, 1, 0)")),
        1,
        2,
        2,
        MissingData.FINE);
  }

  static AlarmDefinition rowsNotProven(String namespace, String metricName) {
    return new AlarmDefinition(
        "Rows not proven: the continuous proof found rows that differ or a transaction that was"
            + " skipped, or nobody has looked for three minutes. A run is refused, a rollback of the"
            + " writer halts.",
        "./migrate strays names the rows; no row there: read the log of the validation's worker.",
        List.of(
            new MetricSource(namespace, metricName, "Minimum", Map.of()).operand("proven"),
            MetricSource.formula("notProven", "Rows not proven", "IF(proven < 1, 1, 0)")),
        1,
        2,
        2,
        MissingData.FINE);
  }

  static AlarmDefinition halted(String namespace, String metricName) {
    return once(
        "Automation stopped a run with status HALTED: at most one side serves, a person decides what"
            + " comes next.",
        "read reason, writer and step in the state item, then the runbook's chapter on HALTED.",
        List.of(new MetricSource(namespace, metricName, "Sum", Map.of()).compared("halted")));
  }

  private static AlarmDefinition once(
      String meaning, String first, List<MetricDataQueryProperty> queries) {
    return new AlarmDefinition(meaning, first, queries, 1, 1, 1, MissingData.FINE);
  }

  private static MetricSource states(String name, Map<String, String> dimensions) {
    return new MetricSource("AWS/States", name, "Sum", dimensions);
  }

  private static List<MetricSource> functions(String name, List<String> functionNames) {
    return functionNames.stream()
        .map(function -> new MetricSource(LAMBDA, name, "Sum", Map.of("FunctionName", function)))
        .toList();
  }

  /** Where at least one operand has a value, CloudWatch reads a missing one as 0. */
  private static List<MetricDataQueryProperty> sum(
      String id, String label, List<MetricSource> operands) {
    return MetricSource.sum(id, label, operands, "%s");
  }
}
