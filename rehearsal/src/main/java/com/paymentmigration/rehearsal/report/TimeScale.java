package com.paymentmigration.rehearsal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The horizontal axis: time of the scenario.
 *
 * @param durationMillis time at the right edge
 * @param left position of time 0
 * @param right position of the end
 */
record TimeScale(long durationMillis, double left, double right) {
  private static final long[] STEPS_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600};
  private static final int MOST_TICKS = 12;
  private static final long MILLIS_PER_SECOND = 1000;
  private static final long MINUTES_FROM_SECONDS = 120;

  TimeScale {
    durationMillis = Math.max(1, durationMillis);
  }

  /** Position of a time; what lies outside is at the edge. */
  double x(long millis) {
    double share = Math.min(1, Math.max(0, (double) millis / durationMillis));
    return left + share * (right - left);
  }

  /** Times of the tick marks, in milliseconds. */
  List<Long> ticks() {
    long step = STEPS_SECONDS[STEPS_SECONDS.length - 1];
    for (int i = STEPS_SECONDS.length - 1; i >= 0; i--) {
      if (durationMillis / (STEPS_SECONDS[i] * MILLIS_PER_SECOND) < MOST_TICKS) {
        step = STEPS_SECONDS[i];
      }
    }
    List<Long> ticks = new ArrayList<>();
    for (long at = 0; at <= durationMillis; at += step * MILLIS_PER_SECOND) {
      ticks.add(at);
    }
    return ticks;
  }

  /** A tick's label: seconds, or minutes and seconds in a long scenario. */
  String label(long tick) {
    long seconds = tick / MILLIS_PER_SECOND;
    return durationMillis < MINUTES_FROM_SECONDS * MILLIS_PER_SECOND
        ? seconds + " s"
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
