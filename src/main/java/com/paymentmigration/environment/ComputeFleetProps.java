package com.paymentmigration.environment;

import java.util.Objects;

/**
 * What a fleet needs.
 *
 * @param plan what the fleet is
 * @param database what it is told about its cluster
 */
public record ComputeFleetProps(FleetPlan plan, DatabaseAddress database) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public ComputeFleetProps {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(database, "database");
  }
}
