package com.paymentmigration.lambda.testmysql;

import java.util.Map;

/**
 * What this JVM offers when it opens a TLS connection. MySQL 8.0.12 knows neither TLS 1.3 nor
 * elliptic curves; what a JVM offers in vain, or exchanges over a field, costs one that has just
 * started much computing for each connection.
 */
public final class ClientTls {
  /**
   * System properties by which a JVM takes it, before its first TLS connection.
   *
   * <p>RSA's key exchange comes first; the other suites stay, for a JDK that no longer has it. One
   * group instead of two, because a client makes keys of the first two, whatever the server says.
   */
  public static final Map<String, String> PROPERTIES =
      Map.of(
          "jdk.tls.client.cipherSuites",
          String.join(
              ",",
              "TLS_AES_128_GCM_SHA256",
              "TLS_AES_256_GCM_SHA384",
              "TLS_RSA_WITH_AES_128_GCM_SHA256",
              "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
              "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"),
          "jdk.tls.namedGroups",
          "x25519");

  private ClientTls() {}

  /** For this JVM, unless it was told otherwise; in time if no TLS connection was made before. */
  static void preferHere() {
    PROPERTIES.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
