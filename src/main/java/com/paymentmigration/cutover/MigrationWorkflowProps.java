package com.paymentmigration.cutover;

import com.paymentmigration.config.TrafficPolicy;
import com.paymentmigration.validation.ValidationSteps;
import com.paymentmigration.workflow.Workflow;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What the forward run needs.
 *
 * @param name physical name of the state machine
 * @param functions the switch functions
 * @param validation steps that end with a fresh verdict
 * @param rollback workflow that takes over when a step fails
 * @param policy the profile's steps, bakes and approval
 * @param key key of execution data and logs
 * @param logRetention how long execution logs are kept
 * @param removalPolicy what happens to the log group when the stack goes
 */
public record MigrationWorkflowProps(
    String name,
    SwitchStepFunctions functions,
    ValidationSteps validation,
    Workflow rollback,
    TrafficPolicy policy,
    IKey key,
    RetentionDays logRetention,
    RemovalPolicy removalPolicy) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public MigrationWorkflowProps {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(functions, "functions");
    Objects.requireNonNull(validation, "validation");
    Objects.requireNonNull(rollback, "rollback");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(logRetention, "logRetention");
    Objects.requireNonNull(removalPolicy, "removalPolicy");
  }
}
