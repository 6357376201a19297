package com.paymentmigration.lambda.cutover;

import java.util.Collection;

/**
 * Something a run relies on, checked against the live system before anything changes.
 *
 * @param name what is assumed
 * @param holds whether it does
 * @param detail what was received and what is allowed; empty when it holds
 */
public record Assumption(String name, boolean holds, String detail) {
  /** {@code detail} is kept only when it does not hold. */
  static Assumption of(String name, boolean holds, String detail) {
    return new Assumption(name, holds, holds ? "" : detail);
  }

  /** Holds when nothing was found. */
  static Assumption none(String name, Collection<?> found) {
    return of(name, found.isEmpty(), "received " + found + ", allowed: none");
  }

  /** Name and detail in one line. */
  public String line() {
    return detail.isEmpty() ? name : name + ": " + detail;
  }
}
