package com.paymentmigration.operator.doctor.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Certificates in AWS Certificate Manager. */
public interface Certificates {
  /** The certificate; empty if there is none of this ARN. */
  Optional<Certificate> certificate(String arn);

  /**
   * A certificate.
   *
   * @param status such as {@code ISSUED}
   * @param names domain names it is for, wildcards among them
   * @param keyAlgorithm such as {@code RSA-2048}
   * @param renews whether AWS renews it by itself
   * @param notBefore from when it is valid; null before it is issued
   * @param notAfter until when it is valid; null before it is issued
   */
  record Certificate(
      String status,
      List<String> names,
      String keyAlgorithm,
      boolean renews,
      Instant notBefore,
      Instant notAfter) {}
}
