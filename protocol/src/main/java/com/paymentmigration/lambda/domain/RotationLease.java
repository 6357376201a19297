package com.paymentmigration.lambda.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The right to change database accounts, held by a secret's rotation; a cutover starts only while
 * nobody holds it.
 *
 * @param holder who rotates: the secret's version token
 * @param expiresAt after the rotation function's own timeout, so that a dead holder frees it
 */
public record RotationLease(String holder, Instant expiresAt) {
  /** The text of the state item's attribute when nobody rotates. */
  public static final String FREE = "";

  /** Reads the state item's attribute: {@code holder@ISO instant}, or empty when free. */
  public static Optional<RotationLease> parse(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int at = text.lastIndexOf('@');
    if (at < 1) {
      throw new IllegalArgumentException(
          "rotationLease: received '" + text + "', allowed: empty or holder@instant");
    }
    return Optional.of(
        new RotationLease(text.substring(0, at), Instant.parse(text.substring(at + 1))));
  }

  /** The state item's attribute. */
  public String text() {
    return holder + "@" + expiresAt;
  }

  /** Whether the holder may still be at work. */
  public boolean heldAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
