package com.paymentmigration.lambda.domain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Share of the traffic that green receives, in percent. Blue receives the rest.
 *
 * <p>CloudFormation has no arithmetic, so the template looks blue's weight up in a mapping: only
 * the values of {@link #ALLOWED} exist.
 *
 * @param percent one of {@link #ALLOWED}
 */
public record TrafficWeight(int percent) {
  /** The weights that the stack's mapping knows, in percent, rising. */
  public static final List<Integer> ALLOWED = List.of(0, 1, 5, 10, 20, 25, 50, 75, 90, 95, 99, 100);

  /**
   * Rejects a weight that the stack's mapping does not know.
   *
   * @throws IllegalArgumentException if {@code percent} is not in {@link #ALLOWED}
   */
  public TrafficWeight {
    if (!ALLOWED.contains(percent)) {
      throw new IllegalArgumentException(
          "GreenTrafficWeight: received "
              + percent
              + ", allowed: "
              + ALLOWED.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
  }

  /** The weight that sends everything to {@code environment}. */
  public static TrafficWeight allTo(Environment environment) {
    return new TrafficWeight(environment == Environment.GREEN ? 100 : 0);
  }

  /** Percent that {@code environment} receives. */
  public int of(Environment environment) {
    return environment == Environment.GREEN ? percent : 100 - percent;
  }
}
