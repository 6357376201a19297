package com.paymentmigration.validation;

import com.paymentmigration.config.ValidationPolicy;
import com.paymentmigration.function.DatabaseAccess;
import com.paymentmigration.function.FunctionPlatform;
import com.paymentmigration.state.MigrationStateTable;
import com.paymentmigration.workflow.WorkflowArns;
import java.util.Objects;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What the validation's functions work with.
 *
 * @param platform what all functions share
 * @param state table of state item and verdicts
 * @param databases both clusters and their secrets
 * @param workflow the validation workflow, by name
 * @param workflowKey key of its execution data
 * @param policy how strict the validation is, and how fast the continuous proof
 */
public record ValidationFunctionsProps(
    FunctionPlatform platform,
    MigrationStateTable state,
    DatabaseAccess databases,
    WorkflowArns workflow,
    IKey workflowKey,
    ValidationPolicy policy) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public ValidationFunctionsProps {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(databases, "databases");
    Objects.requireNonNull(workflow, "workflow");
    Objects.requireNonNull(workflowKey, "workflowKey");
    Objects.requireNonNull(policy, "policy");
  }
}
