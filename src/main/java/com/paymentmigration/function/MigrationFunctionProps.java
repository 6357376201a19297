package com.paymentmigration.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.paymentmigration.lambda.handler.Setting;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What one function is.
 *
 * @param platform what it shares with the others
 * @param handler class in the asset
 * @param description one line for the console
 * @param timeoutSeconds 1 to 900; shorter than the timeout of the workflow task that calls it
 * @param memoryMegabytes 128 to 10240; 1769 buys one vCPU
 * @param reachesDatabases whether it may open connections to the clusters
 * @param settings environment variables; never a secret value
 * @param statements what it may do beside writing its own log and living in the VPC
 * @param wildcards what it may do on {@code *}, each with its reason
 */
public record MigrationFunctionProps(
    FunctionPlatform platform,
    Class<? extends RequestStreamHandler> handler,
    String description,
    int timeoutSeconds,
    int memoryMegabytes,
    boolean reachesDatabases,
    Map<Setting, String> settings,
    List<PolicyStatement> statements,
    List<WildcardGrant> wildcards) {

  /**
   * Checks ranges and copies the collections.
   *
   * @throws IllegalArgumentException if a range is left; names property, value and range
   * @throws NullPointerException naming the component that is missing
   */
  public MigrationFunctionProps {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(handler, "handler");
    Objects.requireNonNull(description, "description");
    requireRange("timeoutSeconds", timeoutSeconds, 1, 900);
    requireRange("memoryMegabytes", memoryMegabytes, 128, 10240);
    // An EnumMap iterates in declaration order in every JVM: the template stays the same bytes.
    Map<Setting, String> ordered = new EnumMap<>(Setting.class);
    ordered.putAll(settings);
    settings = Collections.unmodifiableMap(ordered);
    statements = List.copyOf(statements);
    wildcards = List.copyOf(wildcards);
    for (PolicyStatement statement : statements) {
      if (statement.getResources().contains("*")) {
        throw new IllegalArgumentException(
            "statements: received " + statement.getActions() + " on *, allowed: a WildcardGrant");
      }
    }
  }

  /** A function without a permission on {@code *} of its own. */
  public MigrationFunctionProps(
      FunctionPlatform platform,
      Class<? extends RequestStreamHandler> handler,
      String description,
      int timeoutSeconds,
      int memoryMegabytes,
      boolean reachesDatabases,
      Map<Setting, String> settings,
      List<PolicyStatement> statements) {
    this(
        platform,
        handler,
        description,
        timeoutSeconds,
        memoryMegabytes,
        reachesDatabases,
        settings,
        statements,
        List.of());
  }

  private static void requireRange(String property, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          property + ": received " + value + ", allowed: " + least + " to " + most);
    }
  }
}
