package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.TrafficWeight;

/**
 * The two weights that the listener rule carries right now. Unlike {@link TrafficWeight} it can
 * hold any pair, because somebody may have changed the rule by hand.
 *
 * @param blue weight of blue's target group, 0 to 999
 * @param green weight of green's target group, 0 to 999
 */
public record RuleWeights(int blue, int green) {
  /** The largest weight that a load balancer takes for a target group (Elastic Load Balancing). */
  private static final int LARGEST = 999;

  /**
   * Rejects weights that a load balancer cannot have.
   *
   * @throws IllegalArgumentException if a weight is outside 0 to 999
   */
  public RuleWeights {
    requireWeight("blue", blue);
    requireWeight("green", green);
  }

  /** The pair that {@code weight} stands for; it adds up to 100. */
  public static RuleWeights of(TrafficWeight weight) {
    return new RuleWeights(weight.of(Environment.BLUE), weight.of(Environment.GREEN));
  }

  /** Green's share of the traffic in percent, 0 to 100; 0 while neither side has a weight. */
  public double greenPercent() {
    int sum = blue + green;
    return sum == 0 ? 0 : 100.0 * green / sum;
  }

  @Override
  public String toString() {
    return "blue " + blue + " / green " + green;
  }

  private static void requireWeight(String side, int weight) {
    if (weight < 0 || weight > LARGEST) {
      throw new IllegalArgumentException(
          side + " weight: received " + weight + ", allowed: 0 to " + LARGEST);
    }
  }
}
