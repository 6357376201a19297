package com.paymentmigration.lambda.validation.cli;

/** Bounds of the numbers on the command line. */
final class Ranges {
  /** A day, in seconds. */
  static final int DAY = 86_400;

  private Ranges() {}

  /**
   * Accepts {@code value} between {@code low} and {@code high}, both inclusive.
   *
   * @throws IllegalArgumentException naming the option, the value and what is allowed
   */
  static void check(String option, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          option + ": received " + value + ", allowed: " + low + " to " + high);
    }
  }
}
