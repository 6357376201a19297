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
    return around(
        app,
        TemplateGates.plugins(
            new DriftGate(),
            new LanguageGate(),
            new RequiredGate(),
            new SecretGate(),
            new LifeCycleGate(),
            new SourceConditionGate(),
            new StoredPropertyGate()));
  }

  /** Gates that a part of the stack can pass too: the statement is of the whole one. */
  static List<IPolicyValidationPlugin> ofAnyStack(App app) {
    return around(
        app,
        TemplateGates.plugins(
            new DriftGate(),
            new LanguageGate(),
            new SecretGate(),
            new LifeCycleGate(),
            new SourceConditionGate(),
            new StoredPropertyGate()));
  }

  /** The first gate in Java begins them all; they judge while Node.js runs those in between. */
  private static List<IPolicyValidationPlugin> around(App app, List<IPolicyValidationPlugin> java) {
    List<IPolicyValidationPlugin> gates = new ArrayList<>();
    gates.add(java.get(0));
    gates.add(ConstraintRules.plugin());
    gates.add(AwsSolutionsChecks.Builder.create(app).build());
    gates.add(PCIDSS321Checks.Builder.create(app).build());
    gates.addAll(java.subList(1, java.size()));
    return List.copyOf(gates);
  }
}
