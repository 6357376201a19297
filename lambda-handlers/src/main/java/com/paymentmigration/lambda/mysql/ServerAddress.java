package com.paymentmigration.lambda.mysql;

/**
 * Where a server listens.
 *
 * @param host DNS name, which the server's certificate must name
 * @param port TCP port, 1 to 65535
 */
public record ServerAddress(String host, int port) {
  private static final int HIGHEST_PORT = 65535;

  /**
   * Rejects an address that cannot be connected to.
   *
   * @throws IllegalArgumentException if the host is blank or the port out of range
   */
  public ServerAddress {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host: received a blank, allowed: a DNS name");
    }
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("port: received " + port + ", allowed: 1 to 65535");
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
