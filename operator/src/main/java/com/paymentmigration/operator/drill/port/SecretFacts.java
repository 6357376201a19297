package com.paymentmigration.operator.drill.port;

import java.time.Instant;
import java.util.Optional;

/** Secrets, without their values. */
public interface SecretFacts {
  /** When the secret was rotated last; empty if it never was. */
  Optional<Instant> lastRotated(String arn);
}
