package com.paymentmigration.tagging;

import com.paymentmigration.config.MigrationParameters;
import java.util.List;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** Environment, CostCenter and MigrationPhase on every taggable resource (constraint C5). */
public final class MandatoryTags {
  /** Tag keys, in the order that templates list them. */
  public static final List<String> KEYS = List.of("CostCenter", "Environment", "MigrationPhase");

  /** The one that tells stacks apart: name of the environment. */
  public static final String ENVIRONMENT = "Environment";

  private MandatoryTags() {}

  /** Tags everything below {@code stack}; the values are references to the parameters. */
  public static void applyTo(Construct stack, MigrationParameters parameters) {
    Tags tags = Tags.of(stack);
    tags.add(ENVIRONMENT, parameters.environmentName());
    tags.add("CostCenter", parameters.costCenter());
    tags.add("MigrationPhase", parameters.migrationPhase());
  }
}
