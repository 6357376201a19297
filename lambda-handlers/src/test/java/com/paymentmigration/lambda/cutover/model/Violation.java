package com.paymentmigration.lambda.cutover.model;

/** An invariant that a history broke. */
final class Violation extends Error {
  private static final long serialVersionUID = 1L;

  Violation(String message) {
    super(message, null, false, false);
  }
}
