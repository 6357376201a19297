package com.paymentmigration.credentials;

import java.util.Objects;

/**
 * Where the rotation function finds the databases.
 *
 * @param blueEndpoint host name of blue's writer endpoint
 * @param greenEndpoint host name of green's writer endpoint
 * @param port TCP port of both clusters
 * @param schema schema that the application's accounts may change data in
 */
public record RotatedClusters(String blueEndpoint, String greenEndpoint, int port, String schema) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public RotatedClusters {
    Objects.requireNonNull(blueEndpoint, "blueEndpoint");
    Objects.requireNonNull(greenEndpoint, "greenEndpoint");
    Objects.requireNonNull(schema, "schema");
  }
}
