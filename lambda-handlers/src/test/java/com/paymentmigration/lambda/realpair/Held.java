package com.paymentmigration.lambda.realpair;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Freezes an actor at a side effect, as Lambda freezes a function between two invocations or a
 * garbage collection does, until it is let go: then it goes on as if nothing had happened.
 */
final class Held implements Disturbance {
  private static final long PATIENCE_SECONDS = 60;

  private final When when;
  private final String what;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicBoolean once = new AtomicBoolean();

  Held(When when, String what) {
    this.when = when;
    this.what = what;
  }

  @Override
  public void at(When moment, String sideEffect) {
    if (moment == when && sideEffect.equals(what) && once.compareAndSet(false, true)) {
      reached.countDown();
      await(released);
    }
  }

  /** Waits until the actor stands still. */
  void awaitFrozen() {
    await(reached);
  }

  /** Lets it go on. */
  void release() {
    released.countDown();
  }

  private void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(what + " was not reached, or not released");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
