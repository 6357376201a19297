package com.paymentmigration.operator.drill;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.operator.drill.port.StackPart;
import com.paymentmigration.protocol.OutputNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stack that is drilled.
 *
 * @param stack name
 * @param stackId ARN
 * @param region id of the region
 * @param account twelve digits
 * @param caller ARN of who plays
 * @param options that name the stack on the command line, for hints
 * @param parameters values by key
 * @param outputs values by name
 * @param parts its resources
 */
public record DrillSite(
    String stack,
    String stackId,
    String region,
    String account,
    String caller,
    String options,
    Map<String, String> parameters,
    Map<String, String> outputs,
    List<StackPart> parts) {
  private static final String FUNCTION = "AWS::Lambda::Function";

  /** Copies. */
  public DrillSite {
    parameters = Map.copyOf(parameters);
    outputs = Map.copyOf(outputs);
    parts = List.copyOf(parts);
  }

  /** The environment's name, such as {@code dev-payment-a1b2c3d4}. */
  public String environmentName() {
    return parameters.getOrDefault("EnvironmentName", "");
  }

  /** Whether it is named as a production environment; one without a name counts as one. */
  public boolean production() {
    return !environmentName().startsWith("dev-") && !environmentName().startsWith("staging-");
  }

  /** Value of an output; empty if there is none. */
  public String output(String name) {
    return outputs.getOrDefault(name, "");
  }

  /** Identifier of the cluster of {@code side}. */
  public String cluster(Environment side) {
    return output(
        side == Environment.BLUE
            ? OutputNames.BLUE_CLUSTER_IDENTIFIER
            : OutputNames.GREEN_CLUSTER_IDENTIFIER);
  }

  /** Physical ids of the resources of {@code type}, by logical id. */
  public Map<String, String> ofType(String type) {
    Map<String, String> found = new TreeMap<>();
    parts.stream()
        .filter(part -> part.type().equals(type))
        .forEach(part -> found.put(part.logicalId(), part.physicalId()));
    return found;
  }

  /**
   * Name of the one function in whose logical id {@code construct} stands.
   *
   * @throws IllegalStateException if there is none, or more than one
   */
  public String function(String construct) {
    return one(FUNCTION, construct);
  }

  /**
   * Physical id of the one resource of {@code type} in whose logical id {@code construct} stands.
   *
   * @throws IllegalStateException if there is none, or more than one
   */
  public String one(String type, String construct) {
    List<String> found =
        parts.stream()
            .filter(part -> part.type().equals(type) && part.logicalId().contains(construct))
            .map(StackPart::physicalId)
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "stack %s: received %d resources of type %s named %s, needed 1; deploy this version"
              .formatted(stack, found.size(), type, construct));
    }
    return found.get(0);
  }
}
