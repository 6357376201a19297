package com.paymentmigration.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns the context (cdk.json, cdk.context.json, {@code -c key=value}) into a {@link Deployment}.
 */
public final class ContextReader {
  private static final String PROFILES = "profiles";
  private static final String PROFILE = "profile";
  private static final String REGION = "region";

  private ContextReader() {}

  /**
   * Reads and validates.
   *
   * @param context every context value, feature flags included
   * @throws ConfigurationException naming the key, what was received and what is allowed
   */
  public static Deployment read(Map<String, ?> context) {
    rejectUnknown(context);
    if (!(context.get(PROFILES) instanceof Map<?, ?> profiles)) {
      throw new ConfigurationException(
          "profiles: received "
              + Require.show(context.get(PROFILES))
              + ", allowed: the profiles dev, staging and prod; run the cdk command in the directory"
              + " of cdk.json, without -c profiles");
    }
    Map<ParameterDefinition, String> values = new EnumMap<>(ParameterDefinition.class);
    for (ParameterDefinition parameter : ParameterDefinition.values()) {
      Object value = context.get(parameter.contextKey());
      if (value != null) {
        values.put(parameter, text(value));
      }
    }
    Object chosenRegion = context.get(REGION);
    Region region =
        chosenRegion == null ? Region.DEFAULT : Region.ofKey(String.valueOf(chosenRegion));
    values.putIfAbsent(ParameterDefinition.AVAILABILITY_ZONES, region.defaultZones());
    requirePresent(values, ParameterDefinition.ENVIRONMENT_NAME);
    requirePresent(values, ParameterDefinition.COST_CENTER);
    if (context.get(PROFILE) == null) {
      throw missing(PROFILE);
    }
    ParameterDefaults defaults = new ParameterDefaults(values);
    DeploymentProfile profile = ProfileReader.read(String.valueOf(context.get(PROFILE)), profiles);
    return new Deployment(profile, region, defaults);
  }

  /** A list of cdk.context.json reads like the same list on the command line. */
  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value);
  }

  static ConfigurationException missing(String key) {
    return new ConfigurationException(
        key
            + ": received nothing, allowed: a value from cdk.context.json or -c "
            + key
            + "=…; cdk.context.json must hold environmentName, profile and costCenter (cdk context"
            + " --clear empties it: restore it from version control)");
  }

  private static void requirePresent(
      Map<ParameterDefinition, String> values, ParameterDefinition parameter) {
    if (!values.containsKey(parameter)) {
      throw missing(parameter.contextKey());
    }
  }

  /** A mistyped key would silently fall back to a default. Keys of the CDK itself hold / or : */
  private static void rejectUnknown(Map<String, ?> context) {
    List<String> known = new ArrayList<>(List.of(PROFILES, PROFILE, REGION));
    for (ParameterDefinition parameter : ParameterDefinition.values()) {
      known.add(parameter.contextKey());
    }
    for (String key : context.keySet()) {
      boolean ours = key.indexOf('/') < 0 && key.indexOf(':') < 0;
      Require.that(!ours || known.contains(key), "context key", key, Require.list(known));
    }
  }
}
