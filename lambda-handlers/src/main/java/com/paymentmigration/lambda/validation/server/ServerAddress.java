package com.paymentmigration.lambda.validation.server;

import java.util.function.Supplier;

/**
 * A server and how to log in.
 *
 * @param label {@code source} or {@code target}, or an environment's name: what reports call it
 * @param host host name
 * @param port TCP port, 1 to 65535
 * @param schema schema that is compared
 * @param login asked at every connection, because credentials rotate
 * @param tls how the connection is protected
 */
public record ServerAddress(
    String label, String host, int port, String schema, Supplier<Login> login, Tls tls) {

  /** A user and its password; the password shows in no text. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /**
   * TLS of a connection.
   *
   * @param mode Connector/J's {@code sslMode}
   * @param certificates PEM file or key store (URL) with the certificate authority; empty for the
   *     JVM's own
   */
  public record Tls(Mode mode, String certificates) {
    /** Connector/J's modes that make sense here. */
    public enum Mode {
      /** No TLS: loopback and tests only. */
      DISABLED,
      /** TLS, whoever the server is. */
      REQUIRED,
      /** TLS, and the certificate names the host. */
      VERIFY_IDENTITY
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
