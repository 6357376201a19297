package com.paymentmigration.validation;

/** Placeholder until the worker's operations are on main. */
final class ValidationWorkflow {
  static final int TIMEOUT_SECONDS = 3300;

  private ValidationWorkflow() {}
}
