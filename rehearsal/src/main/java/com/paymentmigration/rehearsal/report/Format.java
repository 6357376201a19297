package com.paymentmigration.rehearsal.report;

import com.paymentmigration.picture.Markup;
import java.util.Locale;

/** Figures as people read them, the same in every locale. */
final class Format {
  /** Stands for what did not happen. */
  static final String ABSENT = "–";

  private static final double MILLIS_PER_SECOND = 1000;
  private static final long SECONDS_PER_MINUTE = 60;
  private static final double LONG_SECONDS = 100;

  private Format() {}

  /** A span, e.g. {@code 640 ms}, {@code 12.3 s}, {@code 4 min 05 s}. */
  static String span(long millis) {
    if (millis < MILLIS_PER_SECOND) {
      return millis + " ms";
    }
    double seconds = millis / MILLIS_PER_SECOND;
    if (seconds < LONG_SECONDS) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return String.format(
        Locale.ROOT, "%d min %02d s", whole / SECONDS_PER_MINUTE, whole % SECONDS_PER_MINUTE);
  }

  /** The same; a dash for what did not happen. */
  static String span(Long millis) {
    return millis == null ? ABSENT : span(millis.longValue());
  }

  /** A moment of a scenario, e.g. {@code 12.3 s}, {@code 4:05.2}. */
  static String moment(long millis) {
    double seconds = millis / MILLIS_PER_SECOND;
    if (seconds < LONG_SECONDS) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long minutes = (long) (seconds / SECONDS_PER_MINUTE);
    return String.format(Locale.ROOT, "%d:%04.1f", minutes, seconds - minutes * SECONDS_PER_MINUTE);
  }

  /** A latency in milliseconds, e.g. {@code 3.4 ms}, {@code 1.2 s}. */
  static String latency(double millis) {
    if (millis >= MILLIS_PER_SECOND) {
      return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
    }
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
  }

  /** A lag; negative is no replication. */
  static String lag(double seconds) {
    return seconds < 0 ? "none" : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** A count, with thin spaces between thousands. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
  }

  /** A rate per second, whole from 10 upwards. */
  static String rate(double perSecond) {
    return perSecond >= 10 ? count(Math.round(perSecond)) : Markup.number(perSecond);
  }
}
