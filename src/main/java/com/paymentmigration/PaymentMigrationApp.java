package com.paymentmigration;

import com.paymentmigration.compliance.PolicyGates;
import com.paymentmigration.config.ConfigurationException;
import com.paymentmigration.config.ContextFile;
import com.paymentmigration.config.ContextReader;
import com.paymentmigration.config.Deployment;
import com.paymentmigration.config.FirstDeploymentOnly;
import com.paymentmigration.config.Region;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.jsii.JsiiException;

/**
 * Entry point of {@code cdk synth}: the only place that reads context and environment variables.
 *
 * <p>A wrong configuration ends in one line on standard error and exit code 1: neither a stack
 * trace nor Maven's ten lines about a failed goal.
 */
public final class PaymentMigrationApp {
  private static final String STACK = "PaymentMigrationStack";

  /** What everybody's commands start from, in the directory of cdk.json. */
  private static final String CONTEXT_FILE = "cdk.context.json";

  /** Where the build leaves the handlers' asset, from the repository's root. */
  private static final String HANDLERS = "lambda-handlers/target/function";

  /** How jsii names the failure of a gate that called back into Java: no JsiiException then. */
  private static final String VALIDATION = "ValidationFailed: ";

  /** Set by the CDK's command line for {@code --debug}. */
  private static final boolean DEBUG = "true".equals(System.getenv("CDK_DEBUG"));

  private PaymentMigrationApp() {}

  /** Synthesizes the stack that the context selects, with every policy gate. */
  public static void main(String[] arguments) {
    try {
      ContextArguments.check(ContextArguments.ofCdk());
      App app = new App(AppProps.builder().analyticsReporting(false).build());
      Map<String, Object> context = context(app);
      Deployment deployment = ContextReader.read(context);
      FirstDeploymentOnly.note(context, ContextFile.read(Path.of(CONTEXT_FILE)))
          .ifPresent(line -> System.err.println("cdk synth: " + line));
      synthesize(app, deployment, HANDLERS);
    } catch (RuntimeException e) {
      if (DEBUG) {
        e.printStackTrace();
      }
      fail("cdk synth: " + line(e));
    }
  }

  /**
   * Synthesizes the stack that the context of {@code app} selects, with every policy gate.
   *
   * @param handlers folder of the handlers' asset
   * @throws ConfigurationException naming the key, what was received and what is allowed
   * @throws RuntimeException if a gate finds a violation
   */
  public static void synthesize(App app, String handlers) {
    synthesize(app, ContextReader.read(context(app)), handlers);
  }

  private static void synthesize(App app, Deployment deployment, String handlers) {
    // Before the stack: the engine of the gates goes on compiling on the other core meanwhile.
    PolicyGates.register(app);
    compose(app, deployment, Code.fromAsset(handlers));
    app.synth();
  }

  /** What went wrong, on one line. What nobody foresaw says how to see where. */
  static String line(RuntimeException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (first.startsWith(VALIDATION)) {
      return first.substring(VALIDATION.length());
    }
    if (e instanceof ConfigurationException) {
      String where = first.startsWith("profiles.") ? "cdk.json" : "cdk.context.json, or with -c,";
      return first + "; correct it in " + where + " and run the command again";
    }
    if (e instanceof JsiiException) {
      return first;
    }
    return "a defect of this app, "
        + e.getClass().getSimpleName()
        + ": "
        + first
        + "; npx aws-cdk@2.1148.1 synth --debug shows where";
  }

  /**
   * Adds the stack of the deployment that {@code context} selects.
   *
   * @param handlers the handlers' asset
   * @throws ConfigurationException naming the key, what was received and what is allowed
   */
  public static PaymentMigrationStack compose(App app, Map<String, ?> context, Code handlers) {
    return compose(app, ContextReader.read(context), handlers);
  }

  private static PaymentMigrationStack compose(App app, Deployment deployment, Code handlers) {
    if (deployment.region() != Region.DEFAULT) {
      System.err.println(
          "cdk synth: region "
              + deployment.region().key()
              + " instead of the default "
              + Region.DEFAULT.key());
    }
    StackProps props =
        StackProps.builder()
            .stackName(STACK + "-" + deployment.environmentName())
            .description(
                "Zero-downtime blue-green migration of the payment system, "
                    + deployment.environmentName())
            .env(Environment.builder().region(deployment.region().key()).build())
            .synthesizer(
                DefaultStackSynthesizer.Builder.create()
                    .generateBootstrapVersionRule(false)
                    .build())
            .terminationProtection(deployment.profile().retention().terminationProtection())
            .analyticsReporting(false)
            .build();
    return new PaymentMigrationStack(app, STACK, props, deployment, handlers);
  }

  private static Map<String, Object> context(App app) {
    Map<String, Object> context = new LinkedHashMap<>();
    if (app.getNode().getAllContext() instanceof Map<?, ?> values) {
      values.forEach((key, value) -> context.put(String.valueOf(key), value));
    }
    return context;
  }

  /** Ends the process: an exception would make Maven print its own report below ours. */
  private static void fail(String line) {
    System.err.println(line);
    System.exit(1);
  }
}
