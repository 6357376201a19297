package com.paymentmigration;

import com.paymentmigration.config.Deployment;
import com.paymentmigration.config.MigrationParameters;
import com.paymentmigration.config.MigrationParametersProps;
import com.paymentmigration.tagging.MandatoryTags;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/**
 * Composes the constructs of the migration; holds no resource of its own. What is shared, then both
 * environments and their entrance, then what moves traffic and writer between them, then what
 * watches: nothing refers to what is composed after it, but for the weighted rule, which waits for
 * the gate (ADR 0019).
 */
public final class PaymentMigrationStack extends Stack {
  /**
   * Composes the stack.
   *
   * @param props the stack's own properties: region, synthesizer, protection
   * @param deployment profile and parameter defaults
   * @param handlers the handlers' asset
   */
  public PaymentMigrationStack(
      Construct scope, String id, StackProps props, Deployment deployment, Code handlers) {
    super(scope, id, props);
    MigrationParameters parameters =
        new MigrationParameters(this, "Parameters", new MigrationParametersProps(deployment));
    SharedFoundation shared = new SharedFoundation(this, deployment.profile(), parameters);
    BothEnvironments environments = new BothEnvironments(this, shared);
    MigrationControl control = new MigrationControl(this, shared, environments, handlers);
    new MigrationWatch(this, shared, environments, control);
    MandatoryTags.applyTo(this, parameters);
  }
}
