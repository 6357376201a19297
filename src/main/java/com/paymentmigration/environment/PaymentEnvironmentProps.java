package com.paymentmigration.environment;

import java.util.Objects;

/**
 * What one environment is.
 *
 * @param cluster its database
 * @param fleet its compute
 */
public record PaymentEnvironmentProps(AuroraClusterProps cluster, FleetPlan fleet) {
  /**
   * Checks that both halves are of one colour.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if the colours differ
   */
  public PaymentEnvironmentProps {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(fleet, "fleet");
    if (cluster.environment() != fleet.environment()) {
      throw new IllegalArgumentException(
          "fleet.environment: received "
              + fleet.environment().key()
              + ", allowed: "
              + cluster.environment().key()
              + ", the cluster's");
    }
  }
}
