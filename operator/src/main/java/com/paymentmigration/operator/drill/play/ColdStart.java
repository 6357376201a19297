package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.port.LogSearch;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cold start as Lambda's REPORT line tells it ("Understanding the Lambda execution environment
 * lifecycle": Init Duration appears in the first invocation of an environment only).
 *
 * @param initMillis time of the INIT phase, in milliseconds
 * @param millis time of the invocation after it, in milliseconds
 */
record ColdStart(double initMillis, double millis) {
  /** Finds the lines that {@link #read} reads; quoted, because a space would split it. */
  static final String FILTER = "\"Init Duration\"";

  private static final Pattern REPORT =
      Pattern.compile(
          "^REPORT .*?\\bDuration: ([0-9.]+) ms\\b.*\\bInit Duration: ([0-9.]+) ms",
          Pattern.DOTALL);

  /** The cold start that {@code line} reports; empty if it reports none. */
  static Optional<ColdStart> read(LogSearch.Line line) {
    Matcher matcher = REPORT.matcher(line.text());
    return matcher.find()
        ? Optional.of(
            new ColdStart(
                Double.parseDouble(matcher.group(2)), Double.parseDouble(matcher.group(1))))
        : Optional.empty();
  }

  /** What a workflow's task waits for, in seconds. */
  double seconds() {
    return (initMillis + millis) / 1000;
  }
}
