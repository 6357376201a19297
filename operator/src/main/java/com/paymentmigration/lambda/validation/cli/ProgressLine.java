package com.paymentmigration.lambda.validation.cli;

import com.paymentmigration.lambda.validation.unit.Counts;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import com.paymentmigration.lambda.validation.work.ProgressListener;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Prints rows done, rate and time left, once a second. */
final class ProgressLine implements ProgressListener {
  private static final long INTERVAL_NANOS = 1_000_000_000L;

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final SortedMap<Integer, Long> rows = new TreeMap<>();
  private long expected;
  private long began;
  private long next;

  ProgressLine(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void planned(List<WorkUnit> units, long estimatedRows) {
    expected = estimatedRows;
    began = nanoTime.getAsLong();
    next = began + INTERVAL_NANOS;
    out.printf(Locale.ROOT, "%d units, about %,d rows%n", units.size(), estimatedRows);
  }

  @Override
  public synchronized void progressed(UnitState state) {
    Counts counts = state.counts();
    rows.put(state.unit().number(), counts.rowsSource());
    long now = nanoTime.getAsLong();
    if (now - next >= 0) {
      next = now + INTERVAL_NANOS;
      out.println(line(now));
    }
  }

  private String line(long now) {
    long done = rows.values().stream().mapToLong(Long::longValue).sum();
    double rate = done / Math.max(1e-3, (now - began) / 1e9);
    // The server's estimate of a table's rows may be off by half.
    long left = Math.max(0, expected - done);
    return String.format(
        Locale.ROOT,
        "%,d of about %,d rows, %,.0f rows/s, about %,.0f s left",
        done,
        Math.max(expected, done),
        rate,
        rate > 0 ? left / rate : 0);
  }
}
