package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Sample;
import java.util.ArrayDeque;
import java.util.Deque;

/** The figures of the last second: single samples jump too much to be read while they change. */
final class Gauge {
  private static final long WINDOW_MILLIS = 1_000;
  private static final double MILLIS_PER_SECOND = 1_000;

  private final Deque<Sample> window = new ArrayDeque<>();
  private final RollbackClock clock = new RollbackClock();
  private long windowBegin;
  private long errorsInAll;
  private Sample last;

  void sample(Sample sample) {
    window.addLast(sample);
    while (window.size() > 1 && window.peekFirst().at() <= sample.at() - WINDOW_MILLIS) {
      windowBegin = window.removeFirst().at();
    }
    errorsInAll += sample.errors();
    clock.sample(sample);
    last = sample;
  }

  /** The newest sample; null before the first one. */
  Sample last() {
    return last;
  }

  RollbackClock clock() {
    return clock;
  }

  /** Requests per second. */
  double rate() {
    long requests =
        window.stream().mapToLong(one -> (long) one.blueRequests() + one.greenRequests()).sum();
    return requests * MILLIS_PER_SECOND / Math.max(1, last.at() - windowBegin);
  }

  /** Failed requests of the last second. */
  long errors() {
    return window.stream().mapToLong(Sample::errors).sum();
  }

  long errorsInAll() {
    return errorsInAll;
  }

  /** Worst 99th percentile of the last second, in milliseconds. */
  double p99Millis() {
    return window.stream().mapToDouble(Sample::p99Millis).max().orElse(0);
  }
}
