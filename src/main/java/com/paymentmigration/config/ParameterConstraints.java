package com.paymentmigration.config;

import static com.paymentmigration.config.ParameterDefinition.AVAILABILITY_ZONES;
import static com.paymentmigration.config.ParameterDefinition.CERTIFICATE_ARN;
import static com.paymentmigration.config.ParameterDefinition.DELETION_PROTECTION;
import static com.paymentmigration.config.ParameterDefinition.ENVIRONMENT_NAME;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one deployment allows of each parameter: the rule of its definition, narrowed to what does
 * not contradict the rest of the template (ADR 0030).
 *
 * <p>A name or zones other than those that the template was made for would replace both clusters by
 * empty ones. They have one allowed value, so that CloudFormation refuses the update before it
 * begins; it checks the values that a stack already has in the same way.
 */
final class ParameterConstraints {
  /** Region of an ARN, as the general pattern of certificates has it. */
  private static final String ANY_REGION = "[a-z0-9-]{9,14}";

  private static final String OFF = "off";
  private static final int ZONES = 3;

  private final Retention retention;
  private final Region region;
  private final ParameterDefaults defaults;

  ParameterConstraints(Retention retention, Region region, ParameterDefaults defaults) {
    this.retention = retention;
    this.region = region;
    this.defaults = defaults;
  }

  /**
   * Checks the defaults.
   *
   * @throws ConfigurationException naming the parameter, what was received and what is allowed
   */
  void check() {
    defaults
        .of(AVAILABILITY_ZONES)
        .ifPresent(
            zones ->
                Require.that(
                    ofRegion(zones),
                    AVAILABILITY_ZONES.contextKey(),
                    zones,
                    "three different zones of "
                        + region.key()
                        + " separated by commas, like "
                        + region.defaultZones()));
    defaults
        .of(CERTIFICATE_ARN)
        .ifPresent(
            arn ->
                Require.that(
                    arn.matches(allowedPattern(CERTIFICATE_ARN).orElseThrow()),
                    CERTIFICATE_ARN.contextKey(),
                    arn,
                    certificates()));
    defaults
        .of(DELETION_PROTECTION)
        .ifPresent(
            value ->
                Require.oneOf(
                    allowedValues(DELETION_PROTECTION), DELETION_PROTECTION.contextKey(), value));
  }

  /** All values, when they are enumerated, else empty. */
  List<String> allowedValues(ParameterDefinition parameter) {
    if (parameter.pinned()) {
      return defaults.of(parameter).map(List::of).orElseThrow();
    }
    if (parameter == DELETION_PROTECTION && !retention.deletionProtection()) {
      return List.of(OFF);
    }
    return parameter.allowedValues();
  }

  /** Regular expression of all values, when there is one. */
  Optional<String> allowedPattern(ParameterDefinition parameter) {
    return parameter == CERTIFICATE_ARN
        ? parameter.allowedPattern().map(general -> general.replace(ANY_REGION, region.key()))
        : parameter.allowedPattern();
  }

  /** What CloudFormation answers to a wrong value: what is allowed, and what to do instead. */
  String description(ParameterDefinition parameter) {
    String allows = parameter.logicalId() + " allows ";
    return switch (parameter) {
      case ENVIRONMENT_NAME, AVAILABILITY_ZONES ->
          allows
              + allowedValues(parameter).get(0)
              + " only: another value would replace both clusters by empty ones. It needs a stack of"
              + " its own: cdk deploy -c environmentName=… -c "
              + AVAILABILITY_ZONES.contextKey()
              + "=…";
      case CERTIFICATE_ARN -> allows + certificates();
      case DELETION_PROTECTION -> allows + "one of " + Require.list(allowedValues(parameter));
      default -> allows + parameter.constraint();
    };
  }

  private String certificates() {
    return "a certificate in "
        + region.key()
        + ", the region of the stack ("
        + allowedPattern(CERTIFICATE_ARN).orElseThrow()
        + ")";
  }

  private boolean ofRegion(String zones) {
    Set<String> names = new LinkedHashSet<>(List.of(zones.split(",", -1)));
    return names.size() == ZONES && names.stream().allMatch(name -> name.startsWith(region.key()));
  }
}
