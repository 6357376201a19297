package com.paymentmigration.lambda.mysql;

import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Optional;

/** Tells a certificate that was not accepted from a server that is not there. */
final class CertificateFailures {
  private CertificateFailures() {}

  /** Why the server's certificate was not accepted, on one line; empty if that was not it. */
  static Optional<String> reason(SQLException failure) {
    String found = null;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CertificateException) {
        found = String.valueOf(each.getMessage()).lines().findFirst().orElse("");
      }
    }
    return Optional.ofNullable(found);
  }
}
