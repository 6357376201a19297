package com.paymentmigration.testsupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.config.ContextReader;
import com.paymentmigration.config.Deployment;
import com.paymentmigration.config.DeploymentProfile;
import com.paymentmigration.config.MigrationParameters;
import com.paymentmigration.config.MigrationParametersProps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * Small stacks for the tests of single constructs: region us-east-1, the feature flags and profiles
 * of cdk.json, valid parameters. The CDK's own template validation is off in unit tests ({@code
 * CDK_VALIDATION} in test/pom.xml): it costs seconds a stack. The tests of the gates register it.
 */
public final class TestStacks {
  private static final String ROOT = System.getProperty("project.root", "..");

  private TestStacks() {}

  /** An app with cdk.json's context. */
  public static App app() {
    return new App(AppProps.builder().context(context()).analyticsReporting(false).build());
  }

  /** A stack in us-east-1 of an app of its own. */
  public static Stack stack() {
    return new Stack(app(), "TestStack", stackProps());
  }

  /** Stack properties as the app's own stack has them. */
  public static StackProps stackProps() {
    return StackProps.builder()
        .env(Environment.builder().region("us-east-1").build())
        .synthesizer(
            DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
        .build();
  }

  /** The profile {@code dev}, {@code staging} or {@code prod} of cdk.json. */
  public static DeploymentProfile profile(String name) {
    return deployment(name).profile();
  }

  /** A valid deployment with the profile {@code name} of cdk.json. */
  public static Deployment deployment(String name) {
    return ContextReader.read(selected(name));
  }

  /** Context that selects a valid deployment with the profile {@code name}. */
  public static Map<String, Object> selected(String name) {
    Map<String, Object> context = new LinkedHashMap<>(context());
    context.put("environmentName", name + "-payment-a1b2c3d4");
    context.put("profile", name);
    context.put("costCenter", "payments-4711");
    return context;
  }

  /** The same with another value of one key of the profile. */
  static Map<String, Object> selectedWith(String name, String section, String key, Object value) {
    Map<String, Object> context = selected(name);
    Map<Object, Object> profiles = copy(context.get("profiles"));
    Map<Object, Object> profile = copy(profiles.get(name));
    Map<Object, Object> changed = copy(profile.get(section));
    changed.put(key, value);
    profile.put(section, changed);
    profiles.put(name, profile);
    context.put("profiles", profiles);
    return context;
  }

  private static Map<Object, Object> copy(Object map) {
    return new LinkedHashMap<>((Map<?, ?>) map);
  }

  /** Valid parameters, declared in {@code stack}; once a stack. */
  public static MigrationParameters parameters(Stack stack) {
    return new MigrationParameters(
        stack, "Parameters", new MigrationParametersProps(deployment("staging")));
  }

  /**
   * Context of cdk.json: feature flags and profiles; without the deployment of cdk.context.json.
   */
  public static Map<String, Object> context() {
    Map<?, ?> cdkJson = json("cdk.json");
    Map<String, Object> context = new LinkedHashMap<>();
    ((Map<?, ?>) cdkJson.get("context")).forEach((key, value) -> context.put((String) key, value));
    context.put("@aws-cdk/core:validateAgainstDefaultRules", false);
    return context;
  }

  /** A JSON file below the root of the repository. */
  public static Map<?, ?> json(String file) {
    try {
      return new ObjectMapper().readValue(Path.of(ROOT, file).toFile(), Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
