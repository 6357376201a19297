package com.paymentmigration.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A clock and how to wait by it, so that tests need not wait. */
interface Time {
  /** The JVM's own time. */
  Time REAL =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // The caller loops.
        public void await(Condition condition, long nanos) throws InterruptedException {
          condition.await(nanos, TimeUnit.NANOSECONDS);
        }
      };

  /** A time in nanoseconds that only grows; only differences mean something. */
  long nanos();

  /** Waits for a signal, for at most {@code nanos}; the caller holds the condition's lock. */
  void await(Condition condition, long nanos) throws InterruptedException;
}
