package com.paymentmigration.lambda.testmysql;

/**
 * The order in which this JVM offers cipher suites. MySQL 8.0.12 knows no elliptic curves; its
 * Diffie-Hellman over a field costs a JVM that has just started much computing for each connection.
 * So RSA's key exchange comes first; the others stay, for a JDK that no longer has it.
 */
public final class CipherSuites {
  /** System property by which a JVM takes them, before its first TLS connection. */
  public static final String PROPERTY = "jdk.tls.client.cipherSuites";

  /** In order of preference. */
  public static final String PREFERRED =
      String.join(
          ",",
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256");

  private CipherSuites() {}

  /** For this JVM, unless it was told otherwise; in time if no TLS connection was made before. */
  static void preferHere() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, PREFERRED);
    }
  }
}
