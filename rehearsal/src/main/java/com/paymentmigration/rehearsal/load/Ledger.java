package com.paymentmigration.rehearsal.load;

import java.math.BigDecimal;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What clients were told is done: kept outside the databases, looked up in them at the end. */
public final class Ledger {
  private final Queue<Entry> acknowledged = new ConcurrentLinkedQueue<>();

  /**
   * One acknowledged write.
   *
   * @param key idempotency key
   * @param refund whether it is a refund; else a payment
   * @param account account that was debited or credited
   * @param amount in the account's currency
   * @param nanos {@code System.nanoTime()} of the acknowledgement
   */
  public record Entry(String key, boolean refund, int account, BigDecimal amount, long nanos) {}

  void acknowledge(Entry entry) {
    acknowledged.add(entry);
  }

  /** Everything so far. */
  public List<Entry> entries() {
    return List.copyOf(acknowledged);
  }

  /** Longest time without an acknowledgement between two moments, in milliseconds. */
  public long longestGapMillis(long fromNanos, long toNanos) {
    long longest = 0;
    long previous = fromNanos;
    for (long at : acknowledged.stream().mapToLong(Entry::nanos).sorted().toArray()) {
      if (at > fromNanos && at <= toNanos) {
        longest = Math.max(longest, at - previous);
        previous = at;
      }
    }
    return Math.max(longest, toNanos - previous) / 1_000_000;
  }
}
