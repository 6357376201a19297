package com.paymentmigration.operator;

import java.util.Map;

/**
 * A deployed stack.
 *
 * @param name name
 * @param region region
 * @param options that name it on the command line, for hints
 * @param status CloudFormation's status
 * @param parameters values by key
 * @param outputs values by name
 */
record DeployedStack(
    String name,
    String region,
    String options,
    String status,
    Map<String, String> parameters,
    Map<String, String> outputs) {
  /**
   * Value of an output.
   *
   * @throws OperatorException if the stack has none of that name
   */
  String output(String output) {
    String value = outputs.get(output);
    if (value == null) {
      throw new OperatorException(
          "stack " + name,
          "output " + output + " is missing, so it is no PaymentMigrationStack or an older one",
          "check --stack, or deploy this version");
    }
    return value;
  }

  /** The declared phase; empty if the stack declares none. */
  String phase() {
    return parameters.getOrDefault("MigrationPhase", "");
  }
}
