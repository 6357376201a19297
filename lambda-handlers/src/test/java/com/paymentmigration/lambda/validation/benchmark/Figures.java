package com.paymentmigration.lambda.validation.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Measures in seconds. */
final class Figures {
  private Figures() {}

  /** Best of {@code rounds}: what the machine can do when nobody else uses it. */
  static double best(int rounds, Callable<?> work) throws Exception {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      Object result = work.call();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (result == null) {
        throw new IllegalStateException("no result");
      }
      best = Math.min(best, seconds);
    }
    return best;
  }

  /** The {@code percent}-th percentile of {@code values}. */
  static double percentile(double[] values, double percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * percent / 100))];
  }

  static void print(String what, double seconds, double reference) {
    System.out.printf(Locale.ROOT, "| %s | %.2f s | %.2f |%n", what, seconds, seconds / reference);
  }
}
