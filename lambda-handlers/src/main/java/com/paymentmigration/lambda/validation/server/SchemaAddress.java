package com.paymentmigration.lambda.validation.server;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A server and how to log in.
 *
 * @param label {@code source} or {@code target}, or an environment's name: what reports call it
 * @param host host name
 * @param port TCP port, 1 to 65535
 * @param schema schema that is compared
 * @param logins asked at every connection, because credentials rotate; tried in this order
 */
public record SchemaAddress(
    String label, String host, int port, String schema, Supplier<List<Login>> logins) {

  private static final String REFUSED = "? & ( ) , # % = ; / \\ and control characters";
  private static final Pattern PLAIN = Pattern.compile("[^?&(),#%=;/\\\\\\p{Cntrl}]*");

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
  public SchemaAddress {
    if (host.isBlank()) {
      throw new IllegalArgumentException(label + " host: received nothing, allowed: a host name");
    }
    plain(label + " host", host);
    plain(label + " schema", schema);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          label + " port: received " + port + ", allowed: 1 to 65535");
    }
    if (schema.isBlank()) {
      throw new IllegalArgumentException(label + " schema: received nothing, allowed: a name");
    }
  }

  /** What the driver would read as options, or as other hosts, in the address it is given. */
  private static void plain(String what, String text) {
    if (!PLAIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          what + ": received '" + text + "', allowed: a name without " + REFUSED);
    }
  }

  @Override
  public String toString() {
    return label + " " + host + ":" + port + "/" + schema;
  }
}
