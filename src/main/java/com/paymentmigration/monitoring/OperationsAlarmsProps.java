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
 * @param functionNames names of all functions but the rotation's, 1 to 20 (one query holds them
 *     all)
 * @param rotationFunctionName name of the function that rotates credentials
 * @param backupVaultNames names of the vaults
 * @param tableNames names of the DynamoDB tables
 * @param metricNamespace namespace of the stack's own metrics
 * @param topicArn topic that hears of every alarm
 */
public record OperationsAlarmsProps(
    Map<String, String> workflowArns,
    List<String> functionNames,
    String rotationFunctionName,
    List<String> backupVaultNames,
    List<String> tableNames,
    String metricNamespace,
    String topicArn) {
  /** A query has 2,048 characters, a function name up to 64. */
  private static final int MOST_FUNCTIONS = 20;

  /**
   * Checks that nothing is missing and copies the collections.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if a list is empty, or one query cannot hold all functions
   */
  public OperationsAlarmsProps {
    workflowArns = Collections.unmodifiableMap(new LinkedHashMap<>(workflowArns));
    functionNames = List.copyOf(functionNames);
    backupVaultNames = List.copyOf(backupVaultNames);
    tableNames = List.copyOf(tableNames);
    Objects.requireNonNull(rotationFunctionName, "rotationFunctionName");
    Objects.requireNonNull(metricNamespace, "metricNamespace");
    Objects.requireNonNull(topicArn, "topicArn");
    requireCount("workflowArns", workflowArns.size(), Integer.MAX_VALUE);
    requireCount("functionNames", functionNames.size(), MOST_FUNCTIONS);
    requireCount("backupVaultNames", backupVaultNames.size(), MOST_FUNCTIONS);
    requireCount("tableNames", tableNames.size(), MOST_FUNCTIONS);
  }

  private static void requireCount(String component, int count, int most) {
    if (count < 1 || count > most) {
      throw new IllegalArgumentException(
          component + ": received " + count + ", allowed: 1 to " + most);
    }
  }
}
