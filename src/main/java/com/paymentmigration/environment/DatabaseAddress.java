package com.paymentmigration.environment;

import java.util.Objects;

/**
 * What a fleet is told about its own cluster. Not the cluster's writer endpoint: which cluster
 * writes is an attribute of the state item and of nothing else, and an application that knew its
 * own cluster's would sooner or later write to it.
 *
 * @param readerEndpoint host name of the own readers, where staleness is acceptable
 * @param port TCP port of both clusters
 * @param name schema of the payment application
 */
public record DatabaseAddress(String readerEndpoint, int port, String name) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public DatabaseAddress {
    Objects.requireNonNull(readerEndpoint, "readerEndpoint");
    Objects.requireNonNull(name, "name");
  }
}
