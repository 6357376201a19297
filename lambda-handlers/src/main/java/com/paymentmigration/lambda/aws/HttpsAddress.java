package com.paymentmigration.lambda.aws;

/**
 * Where to connect, and as whom to ask. They differ: the load balancer has a name of its own, and
 * its certificate is the service's.
 *
 * @param connectTo host name of the load balancer
 * @param port TCP port, 1 to 65535
 * @param serviceName the service's domain name: Host header, SNI, and what the certificate must
 *     name
 * @param path requested, starts with a slash
 */
public record HttpsAddress(String connectTo, int port, String serviceName, String path) {
  /** HTTPS. */
  public static final int STANDARD_PORT = 443;

  /**
   * Rejects what would not make a request line.
   *
   * @throws IllegalArgumentException if the path or a name could break out of its line
   */
  public HttpsAddress {
    requireOneWord("path", path);
    requireOneWord("service domain name", serviceName);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "path: received '" + path + "', allowed: starts with a slash");
    }
  }

  /** The same service under another path. */
  public HttpsAddress at(String other) {
    return new HttpsAddress(connectTo, port, serviceName, other);
  }

  private static void requireOneWord(String what, String value) {
    if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          what + ": received '" + value + "', allowed: printable ASCII without spaces");
    }
  }
}
