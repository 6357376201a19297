package com.paymentmigration.compliance;

import com.paymentmigration.PaymentMigrationApp;
import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.TestStacks;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.services.lambda.Code;

/**
 * One synthesis of the staging profile in a virtual machine of its own, for {@code
 * test/benchmarks/gates.py}: {@code with} or {@code without} the gates, into a directory.
 */
public final class SynthesisWithGates {
  private SynthesisWithGates() {}

  /** Synthesizes once; exit code 1 if a gate finds a violation. */
  public static void main(String[] arguments) {
    boolean gates =
        switch (arguments[0]) {
          case "with" -> true;
          case "without" -> false;
          default ->
              throw new IllegalArgumentException(
                  "gates: received " + arguments[0] + ", allowed: with, without");
        };
    Map<String, Object> context = new LinkedHashMap<>(TestStacks.context());
    context.put("@aws-cdk/core:validateAgainstDefaultRules", gates);
    App app =
        new App(
            AppProps.builder()
                .outdir(arguments[1])
                .context(context)
                .analyticsReporting(false)
                .build());
    Code handlers = Code.fromAsset(SourceTree.path("lambda-handlers/target/function").toString());
    PaymentMigrationApp.compose(app, TestStacks.selected("staging"), handlers);
    if (gates) {
      PolicyGates.register(app);
    }
    app.synth();
  }
}
