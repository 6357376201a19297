package com.paymentmigration.lambda.traffic;

/**
 * How many targets of one environment can serve. Targets that are draining or deregistered are not
 * counted: they are leaving.
 *
 * @param healthy targets that pass the health check
 * @param starting targets whose first health checks are under way
 * @param unhealthy targets that fail the health check or whose health is not known
 */
public record TargetHealth(int healthy, int starting, int unhealthy) {
  /**
   * Rejects counts that cannot be.
   *
   * @throws IllegalArgumentException if a count is negative
   */
  public TargetHealth {
    if (healthy < 0 || starting < 0 || unhealthy < 0) {
      throw new IllegalArgumentException(
          "target counts: received healthy "
              + healthy
              + ", starting "
              + starting
              + ", unhealthy "
              + unhealthy
              + ", allowed: 0 or more");
    }
  }

  @Override
  public String toString() {
    return healthy + " healthy, " + starting + " starting, " + unhealthy + " unhealthy";
  }
}
