package com.paymentmigration.lambda.validation.benchmark;

import java.util.Arrays;

/** Statistics. */
final class Figures {
  private Figures() {}

  /** The {@code percent}-th percentile of {@code values}. */
  static double percentile(double[] values, double percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * percent / 100))];
  }
}
