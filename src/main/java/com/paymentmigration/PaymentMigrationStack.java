package com.paymentmigration;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Composes the constructs of the migration; holds no resource of its own. */
public final class PaymentMigrationStack extends Stack {
  /** Composes the stack. */
  public PaymentMigrationStack(Construct scope, String id, StackProps props) {
    super(scope, id, props);
  }
}
