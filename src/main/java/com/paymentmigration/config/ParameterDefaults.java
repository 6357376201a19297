package com.paymentmigration.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
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
    values = Collections.unmodifiableMap(complete);
    require(CombinationRule.ALL, values);
  }

  /**
   * Checks combinations of values.
   *
   * @throws ConfigurationException naming what was received and what is allowed
   */
  static void require(List<CombinationRule> rules, Map<ParameterDefinition, String> chosen) {
    for (CombinationRule rule : rules) {
      if (!rule.accepts(chosen)) {
        throw new ConfigurationException(
            "parameters: received "
                + ParameterDefinition.MIGRATION_PHASE.contextKey()
                + " "
                + describe(chosen)
                + ", allowed: "
                + rule.message());
      }
    }
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
        + values.get(ParameterDefinition.MIGRATION_STATUS)
        + ", deletionProtection "
        + values.get(ParameterDefinition.DELETION_PROTECTION);
  }
}
