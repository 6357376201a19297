package com.paymentmigration.client;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;

/** Time that passes only while somebody waits; what is planned happens on the way. */
final class FakeTime implements Time {
  private final TreeMap<Long, Runnable> plan = new TreeMap<>();
  private long now = Duration.ofHours(1).toNanos();

  /** Plans something, no two at the same time. */
  FakeTime in(Duration duration, Runnable event) {
    plan.put(now + duration.toNanos(), event);
    return this;
  }

  Duration since(long earlier) {
    return Duration.ofNanos(now - earlier);
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void await(Condition condition, long nanos) {
    pass(nanos);
  }

  /** Lets time pass, up to the next event at most. */
  void pass(long nanos) {
    Map.Entry<Long, Runnable> next = plan.firstEntry();
    if (next == null || next.getKey() > now + nanos) {
      now += nanos;
      return;
    }
    plan.remove(next.getKey());
    now = Math.max(now, next.getKey());
    next.getValue().run();
  }
}
