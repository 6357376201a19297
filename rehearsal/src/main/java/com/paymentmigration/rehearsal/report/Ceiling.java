package com.paymentmigration.rehearsal.report;

/** The upper end of a linear scale. */
final class Ceiling {
  private static final double[] NICE = {1, 2, 3, 4, 5, 6, 8, 10};

  private Ceiling() {}

  /** The next round number that is not below {@code value}; 1 for nothing. */
  static double of(double value) {
    if (value <= 0) {
      return 1;
    }
    double magnitude = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : NICE) {
      if (step * magnitude >= value) {
        return step * magnitude;
      }
    }
    return 10 * magnitude;
  }
}
