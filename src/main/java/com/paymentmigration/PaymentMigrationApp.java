package com.paymentmigration;

import software.amazon.awscdk.App;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.StackProps;

/**
 * Entry point of {@code cdk synth}: the only place that reads context and environment variables.
 */
public final class PaymentMigrationApp {
  private PaymentMigrationApp() {}

  /** Synthesizes the stack that the context selects. */
  public static void main(String[] arguments) {
    App app = new App();
    new PaymentMigrationStack(
        app,
        "PaymentMigrationStack",
        StackProps.builder().synthesizer(new BootstraplessSynthesizer()).build());
    app.synth();
  }
}
