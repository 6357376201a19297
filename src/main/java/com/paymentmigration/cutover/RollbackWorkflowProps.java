package com.paymentmigration.cutover;

import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What the rollback needs.
 *
 * @param name physical name of the state machine
 * @param functions the switch functions
 * @param key key of execution data and logs
 * @param logRetention how long execution logs are kept
 * @param removalPolicy what happens to the log group when the stack goes
 */
public record RollbackWorkflowProps(
    String name,
    SwitchStepFunctions functions,
    IKey key,
    RetentionDays logRetention,
    RemovalPolicy removalPolicy) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public RollbackWorkflowProps {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(functions, "functions");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(logRetention, "logRetention");
    Objects.requireNonNull(removalPolicy, "removalPolicy");
  }
}
