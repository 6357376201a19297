package com.paymentmigration.monitoring;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;

/**
 * Definitions of the alarms on the migration's own machinery. One failure rings: nothing here fails
 * in everyday life.
 */
final class FailureAlarms {
  private static final String LAMBDA = "AWS/Lambda";

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
            MetricSource.formula(
                "ended",
                "Executions that did not succeed",
                "FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)")));
  }

  /** All functions in one query: an alarm on a formula may name ten metrics only. */
  static AlarmDefinition functionErrors(List<String> names) {
    return once(
        "A function of the migration threw an exception or timed out. A preflight that refuses is one"
            + " too: it names what does not hold.",
        "find the function by its metric Errors, then the request in its log group.",
        List.of(
            MetricSource.insights(
                "errors", "Errors", sum("Errors", LAMBDA, "FunctionName", names))));
  }

  static AlarmDefinition functionThrottles(List<String> names) {
    return once(
        "Lambda refused to run a function of the migration: the account's concurrency is used up. A"
            + " switch under way loses time that its budget does not have.",
        "see who uses the concurrency of the account (metric ConcurrentExecutions), raise the quota.",
        List.of(
            MetricSource.insights(
                "throttles", "Throttles", sum("Throttles", LAMBDA, "FunctionName", names))));
  }

  static AlarmDefinition rotation(String functionName) {
    return once(
        "A rotation of database credentials failed. The old password stays valid; Secrets Manager tries"
            + " again.",
        "read the function's log group; a cutover under way makes a rotation wait, which is no error.",
        List.of(
            new MetricSource(LAMBDA, "Errors", "Sum", Map.of("FunctionName", functionName))
                .compared("errors")));
  }

  /** By query, because AWS Backup adds a dimension for the resource type. */
  static AlarmDefinition backups(List<String> vaultNames) {
    return once(
        "A backup job failed: the recovery point of that day is missing.",
        "open the job in AWS Backup, cure its reason, start it on demand.",
        List.of(
            MetricSource.insights(
                "failed",
                "Failed backup jobs",
                sum("NumberOfBackupJobsFailed", "AWS/Backup", "BackupVaultName", vaultNames))));
  }

  static AlarmDefinition tableThrottles(List<String> tableNames) {
    return new AlarmDefinition(
        "DynamoDB throttles the session table or the state table. Applications that cannot read the"
            + " state item cannot follow the writer.",
        "look for a hot partition (Contributor Insights) and for the account's table quota.",
        List.of(
            MetricSource.insights(
                "reads",
                "Throttled requests",
                sum("ThrottledRequests", "AWS/DynamoDB", "TableName", tableNames))),
        1,
        3,
        2,
        MissingData.FINE);
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

  private static String sum(
      String metric, String namespace, String dimension, List<String> values) {
    return values.stream()
        .map(value -> dimension + " = '" + value + "'")
        .collect(
            Collectors.joining(
                " OR ", "SELECT SUM(" + metric + ") FROM \"" + namespace + "\" WHERE ", ""));
  }
}
