package com.paymentmigration.traffic;

import java.util.Objects;

/**
 * One environment's share of the traffic.
 *
 * @param targetGroupArn ARN of its target group
 * @param weight percent that it receives, as the text of a parameter or of a mapping's value
 */
public record WeightedTarget(String targetGroupArn, String weight) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public WeightedTarget {
    Objects.requireNonNull(targetGroupArn, "targetGroupArn");
    Objects.requireNonNull(weight, "weight");
  }
}
