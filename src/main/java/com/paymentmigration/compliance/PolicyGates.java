package com.paymentmigration.compliance;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.PCIDSS321Checks;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.Validations;

/**
 * Every rule that the template must hold, registered with the CDK's own validation: a violation
 * fails {@code cdk synth} and names construct, rule, reason and fix.
 */
public final class PolicyGates {
  private PolicyGates() {}

  /** Registers all gates: {@code app.synth()} fails if one finds a violation. */
  public static void register(App app) {
    Validations.of(app).addPlugins(of(app).toArray(IPolicyValidationPlugin[]::new));
  }

  /** All gates, for {@code app}. */
  public static List<IPolicyValidationPlugin> of(App app) {
    List<IPolicyValidationPlugin> gates = new ArrayList<>(ofAnyStack(app));
    gates.add(new RequiredGate());
    return List.copyOf(gates);
  }

  /** Gates that a part of the stack can pass too: the statement is of the whole one. */
  static List<IPolicyValidationPlugin> ofAnyStack(App app) {
    return List.of(
        ConstraintRules.plugin(),
        new DriftGate(),
        new SecretGate(),
        new LanguageGate(),
        new LifeCycleGate(),
        new SourceConditionGate(),
        new StoredPropertyGate(),
        AwsSolutionsChecks.Builder.create(app).build(),
        PCIDSS321Checks.Builder.create(app).build());
  }
}
