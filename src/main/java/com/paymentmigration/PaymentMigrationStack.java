package com.paymentmigration;

import com.paymentmigration.config.Deployment;
import com.paymentmigration.config.MigrationParameters;
import com.paymentmigration.config.MigrationParametersProps;
import com.paymentmigration.config.RegionFacts;
import com.paymentmigration.tagging.MandatoryTags;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Composes the constructs of the migration; holds no resource of its own. */
public final class PaymentMigrationStack extends Stack {
  /**
   * Composes the stack.
   *
   * @param props the stack's own properties: region, synthesizer, protection
   * @param deployment profile and parameter defaults
   */
  public PaymentMigrationStack(
      Construct scope, String id, StackProps props, Deployment deployment) {
    super(scope, id, props);
    MigrationParameters parameters =
        new MigrationParameters(
            this, "Parameters", new MigrationParametersProps(deployment.defaults()));
    new RegionFacts(this);
    MandatoryTags.applyTo(this, parameters);
  }
}
