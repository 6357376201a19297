package com.paymentmigration.lambda.traffic;

/**
 * When an environment has enough targets for a share of the traffic.
 *
 * <p>The load balancer does not fail over from a group without healthy targets: its share of the
 * requests is answered with 503. So before a group gains weight, and again after it has, it must
 * have
 *
 * <ul>
 *   <li>at least the share's part of what the other group has healthy, rounded up: 25 % of the
 *       traffic that nine targets carry needs three;
 *   <li>at least one healthy target for any share at all;
 *   <li>more healthy targets than unhealthy ones: a fleet that mostly fails is no capacity.
 * </ul>
 */
final class CapacityRule {
  private CapacityRule() {}

  /**
   * Healthy targets that {@code sharePercent} (0 to 100) of the traffic needs when the other group
   * has {@code otherHealthy} healthy targets.
   */
  static int needed(int sharePercent, int otherHealthy) {
    if (sharePercent == 0) {
      return 0;
    }
    return Math.max(1, (sharePercent * otherHealthy + 99) / 100);
  }

  /** Whether {@code gaining} can take {@code sharePercent} (0 to 100) of the traffic. */
  static boolean satisfied(int sharePercent, TargetHealth gaining, TargetHealth other) {
    if (sharePercent == 0) {
      return true;
    }
    return gaining.healthy() >= needed(sharePercent, other.healthy())
        && gaining.healthy() > gaining.unhealthy();
  }
}
