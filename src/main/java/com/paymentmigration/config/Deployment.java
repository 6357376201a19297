package com.paymentmigration.config;

/**
 * The one deployment that the context selects.
 *
 * @param profile sizes, thresholds, retention
 * @param region where it goes
 * @param defaults defaults of the stack's parameters, EnvironmentName among them
 */
public record Deployment(DeploymentProfile profile, Region region, ParameterDefaults defaults) {
  /**
   * Validates what the parts cannot know alone: the environment name starts with the profile, so
   * that {@code -c environmentName=prod-…} never restyles a smaller stack; zones and certificate
   * are of the region.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public Deployment {
    String environmentName = environmentName(defaults);
    String prefix = environmentName.substring(0, environmentName.indexOf('-'));
    Require.that(
        profile.name().equals(prefix),
        "profile",
        profile.name(),
        "'" + prefix + "', the prefix of environmentName '" + environmentName + "'");
    new ParameterConstraints(profile.retention(), region, defaults).check();
    ParameterDefaults.require(CombinationRule.of(profile.retention()), defaults.values());
  }

  /** Name of the deployment, literal. */
  public String environmentName() {
    return environmentName(defaults);
  }

  private static String environmentName(ParameterDefaults defaults) {
    return defaults
        .of(ParameterDefinition.ENVIRONMENT_NAME)
        .orElseThrow(
            () -> ContextReader.missing(ParameterDefinition.ENVIRONMENT_NAME.contextKey()));
  }
}
