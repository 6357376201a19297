package com.paymentmigration.lambda.validation.server;

import java.util.List;
import java.util.function.Supplier;

/**
 * A server and how to log in.
 *
 * @param label {@code source} or {@code target}, or an environment's name: what reports call it
 * @param host host name
 * @param port TCP port, 1 to 65535
 * @param schema schema that is compared
 * @param logins asked at every connection, because credentials rotate; tried in this order
 */
public record ServerAddress(
    String label, String host, int port, String schema, Supplier<List<Login>> logins) {

  /** A user and its password; the password shows in no text. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /**
   * Rejects an address that cannot be one.
   *
   * @throws IllegalArgumentException if host or schema is blank or the port is out of range
   */
  public ServerAddress {
    if (host.isBlank()) {
      throw new IllegalArgumentException(label + " host: received nothing, allowed: a host name");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          label + " port: received " + port + ", allowed: 1 to 65535");
    }
    if (schema.isBlank()) {
      throw new IllegalArgumentException(label + " schema: received nothing, allowed: a name");
    }
  }

  @Override
  public String toString() {
    return label + " " + host + ":" + port + "/" + schema;
  }
}
