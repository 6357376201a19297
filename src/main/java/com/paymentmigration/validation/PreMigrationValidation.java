package com.paymentmigration.validation;

import com.paymentmigration.function.MigrationFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The deployment gate (ADR 0019): a custom resource that lets a phase change through only when the
 * data matches and nothing is under way. The template's one custom resource (R4).
 *
 * <p>Whatever must wait for it depends on this construct; whatever it needs is passed to {@link
 * #dependOn}. Nothing that it reaches may name the weighted rule, which waits for it (ADR 0022).
 */
public final class PreMigrationValidation extends Construct {
  /** Resource type in the template. */
  public static final String TYPE = "Custom::PreMigrationValidation";

  /** CloudFormation's own limit on a custom resource, in minutes. */
  private static final int TIMEOUT_MINUTES = 60;

  private final CustomResource gate;

  /**
   * Defines the gate.
   *
   * @param function the gate's function
   * @param migrationPhase the declared phase, a token: what makes the gate act when it changes
   */
  public PreMigrationValidation(
      Construct scope, String id, MigrationFunction function, String migrationPhase) {
    super(scope, id);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("MigrationPhase", migrationPhase);
    gate =
        CustomResource.Builder.create(this, "Gate")
            .resourceType(TYPE)
            .serviceToken(function.arn())
            .serviceTimeout(Duration.minutes(TIMEOUT_MINUTES))
            .properties(properties)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
  }

  /** Makes the gate wait for what it reads from and answers through. */
  public void dependOn(List<? extends IDependable> needed) {
    needed.forEach(one -> gate.getNode().addDependency(one));
  }
}
