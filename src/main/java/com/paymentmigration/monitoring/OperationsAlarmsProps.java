package com.paymentmigration.monitoring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is watched of the migration itself.
 *
 * @param workflowArns ARN of each state machine, by the name that descriptions give it
 * @param functionGroups names of all functions but the rotation's, by group; 1 to 10 a group, since
 *     one alarm adds up ten metrics at most
 * @param rotationFunctionName name of the function that rotates credentials
 * @param backupVaultNames name of each side's vault, by the name that descriptions give the side
 * @param tableNames names of the DynamoDB tables, 1 to 5: one alarm adds up reads and writes of all
 * @param controlLogs logs of the network's controls
 * @param metricNamespace namespace of the stack's own metrics
 * @param topicArn topic that hears of every alarm
 */
public record OperationsAlarmsProps(
    Map<String, String> workflowArns,
    Map<String, List<String>> functionGroups,
    String rotationFunctionName,
    Map<String, String> backupVaultNames,
    List<String> tableNames,
    ControlLogs controlLogs,
    String metricNamespace,
    String topicArn) {
  private static final int METRICS_OF_A_TABLE = 2;

  /**
   * Checks that nothing is missing and copies the collections.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if a list is empty, or one alarm cannot watch a group or all
   *     tables
   */
  public OperationsAlarmsProps {
    workflowArns = Collections.unmodifiableMap(new LinkedHashMap<>(workflowArns));
    Map<String, List<String>> groups = new LinkedHashMap<>();
    functionGroups.forEach((group, names) -> groups.put(group, List.copyOf(names)));
    functionGroups = Collections.unmodifiableMap(groups);
    backupVaultNames = Collections.unmodifiableMap(new LinkedHashMap<>(backupVaultNames));
    tableNames = List.copyOf(tableNames);
    Objects.requireNonNull(rotationFunctionName, "rotationFunctionName");
    Objects.requireNonNull(controlLogs, "controlLogs");
    Objects.requireNonNull(metricNamespace, "metricNamespace");
    Objects.requireNonNull(topicArn, "topicArn");
    requireCount("workflowArns", workflowArns.size(), Integer.MAX_VALUE);
    requireCount("functionGroups", functionGroups.size(), Integer.MAX_VALUE);
    functionGroups.forEach(
        (group, names) ->
            requireCount("functionGroups." + group, names.size(), MetricSource.MOST_METRICS));
    requireCount("backupVaultNames", backupVaultNames.size(), Integer.MAX_VALUE);
    requireCount("tableNames", tableNames.size(), MetricSource.MOST_METRICS / METRICS_OF_A_TABLE);
  }

  private static void requireCount(String component, int count, int most) {
    if (count < 1 || count > most) {
      throw new IllegalArgumentException(
          component + ": received " + count + ", allowed: 1 to " + most);
    }
  }
}
