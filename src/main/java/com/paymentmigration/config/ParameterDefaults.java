package com.paymentmigration.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Defaults of the stack's parameters: the context's values, and for the state of a first deployment
 * the initial ones. Immutable, in the order of {@link ParameterDefinition}.
 *
 * @param values default per parameter; a parameter without one must be given at deployment
 */
public record ParameterDefaults(Map<ParameterDefinition, String> values) {
  /**
   * Validates with the same rules that CloudFormation applies at deployment.
   *
   * @throws ConfigurationException naming the parameter, what was received and what is allowed
   */
  public ParameterDefaults {
    Map<ParameterDefinition, String> complete = new EnumMap<>(ParameterDefinition.class);
    for (ParameterDefinition parameter : ParameterDefinition.values()) {
      parameter.initialValue().ifPresent(initial -> complete.put(parameter, initial));
    }
    values.forEach((parameter, value) -> complete.put(parameter, parameter.check(value)));
    for (CombinationRule rule : CombinationRule.ALL) {
      if (!rule.accepts(complete)) {
        throw new ConfigurationException(
            "parameters: received "
                + ParameterDefinition.MIGRATION_PHASE.contextKey()
                + " "
                + describe(complete)
                + ", allowed: "
                + rule.message());
      }
    }
    values = Collections.unmodifiableMap(complete);
  }

  /** Default of {@code parameter}, if it has one. */
  public Optional<String> of(ParameterDefinition parameter) {
    return Optional.ofNullable(values.get(parameter));
  }

  private static String describe(Map<ParameterDefinition, String> values) {
    return values.get(ParameterDefinition.MIGRATION_PHASE)
        + ", activeEnvironment "
        + values.get(ParameterDefinition.ACTIVE_ENVIRONMENT)
        + ", greenTrafficWeight "
        + values.get(ParameterDefinition.GREEN_TRAFFIC_WEIGHT)
        + ", migrationStatus "
        + values.get(ParameterDefinition.MIGRATION_STATUS);
  }
}
