package com.paymentmigration.rehearsal.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What clients saw, for the samples and for the figures. */
public final class Counters {
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong failedAttempts = new AtomicLong();
  private final AtomicLong failedReads = new AtomicLong();
  private final AtomicLong failedWrites = new AtomicLong();
  private final AtomicInteger errorsSinceSample = new AtomicInteger();
  private final Queue<Double> latencies = new ConcurrentLinkedQueue<>();
  private final Queue<String> brokenSessions = new ConcurrentLinkedQueue<>();

  /**
   * Since the last sample.
   *
   * @param errors attempts that failed
   * @param p50Millis median latency of an attempt
   * @param p99Millis 99th percentile of it
   */
  public record Recent(int errors, double p50Millis, double p99Millis) {}

  void attempt(double millis, boolean good) {
    latencies.add(millis);
    if (!good) {
      errorsSinceSample.incrementAndGet();
      failedAttempts.incrementAndGet();
    }
  }

  void request(boolean write, boolean good) {
    requests.incrementAndGet();
    if (!good) {
      (write ? failedWrites : failedReads).incrementAndGet();
    }
  }

  void brokenSession(String what) {
    brokenSessions.add(what);
  }

  /** Takes what came since the last call. */
  public Recent takeRecent() {
    List<Double> taken = new ArrayList<>();
    for (Double next = latencies.poll(); next != null; next = latencies.poll()) {
      taken.add(next);
    }
    Collections.sort(taken);
    return new Recent(
        errorsSinceSample.getAndSet(0), percentile(taken, 0.5), percentile(taken, 0.99));
  }

  private static double percentile(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
  }

  /** Requests so far, each counted once however often it was tried. */
  public long requests() {
    return requests.get();
  }

  /** Attempts that failed; the client tried again. */
  public long failedAttempts() {
    return failedAttempts.get();
  }

  /** Reads that failed after all tries. */
  public long failedReads() {
    return failedReads.get();
  }

  /** Writes that were not acknowledged after all tries. */
  public long failedWrites() {
    return failedWrites.get();
  }

  /** Sessions that were not as their client had left them. */
  public List<String> brokenSessions() {
    return List.copyOf(brokenSessions);
  }
}
