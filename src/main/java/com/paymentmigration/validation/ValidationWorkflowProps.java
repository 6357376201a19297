package com.paymentmigration.validation;

import com.paymentmigration.function.MigrationFunction;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What the validation workflow needs.
 *
 * @param name physical name of the state machine
 * @param worker function that plans, compares and summarizes
 * @param answer function that answers CloudFormation
 * @param key key of execution data and logs
 * @param logRetention how long execution logs are kept
 * @param removalPolicy what happens to the log group when the stack goes
 */
public record ValidationWorkflowProps(
    String name,
    MigrationFunction worker,
    MigrationFunction answer,
    IKey key,
    RetentionDays logRetention,
    RemovalPolicy removalPolicy) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public ValidationWorkflowProps {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(worker, "worker");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(logRetention, "logRetention");
    Objects.requireNonNull(removalPolicy, "removalPolicy");
  }
}
