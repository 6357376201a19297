package com.paymentmigration.workflow;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.IChainable;

/**
 * What one workflow is.
 *
 * @param name physical name of the state machine. Known beforehand, because functions that it calls
 *     look its executions up: a generated name would make a cycle
 * @param comment one line for the console
 * @param definition its first state, chained to the others
 * @param timeoutSeconds longest run, in seconds; Step Functions ends the execution then
 * @param functionArns functions that its tasks call
 * @param statements what it may do beside calling them, logging and tracing
 * @param key key of execution data and log group
 * @param logRetention how long execution logs are kept
 * @param removalPolicy what happens to the log group when the stack goes
 */
public record WorkflowProps(
    String name,
    String comment,
    IChainable definition,
    int timeoutSeconds,
    List<String> functionArns,
    List<PolicyStatement> statements,
    IKey key,
    RetentionDays logRetention,
    RemovalPolicy removalPolicy) {
  private static final int ONE_WEEK = 7 * 24 * 3600;

  /**
   * Checks the timeout and copies the lists.
   *
   * @throws IllegalArgumentException if the timeout is not between one second and a week
   * @throws NullPointerException naming the component that is missing
   */
  public WorkflowProps {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(comment, "comment");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(logRetention, "logRetention");
    Objects.requireNonNull(removalPolicy, "removalPolicy");
    if (timeoutSeconds < 1 || timeoutSeconds > ONE_WEEK) {
      throw new IllegalArgumentException(
          "timeoutSeconds: received " + timeoutSeconds + ", allowed: 1 to " + ONE_WEEK);
    }
    functionArns = List.copyOf(functionArns);
    statements = List.copyOf(statements);
  }
}
