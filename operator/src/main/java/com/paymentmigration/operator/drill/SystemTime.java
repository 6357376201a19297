package com.paymentmigration.operator.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The machine's clock, which a signal may stop. */
public final class SystemTime implements Timekeeper {
  private final CountDownLatch stop;

  /** A clock that runs. */
  public SystemTime() {
    this(new CountDownLatch(1));
  }

  private SystemTime(CountDownLatch stop) {
    this.stop = stop;
  }

  /** Ends every pause, now and later. */
  public void stop() {
    stop.countDown();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void pause(Duration time) {
    try {
      if (stop.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoppedException();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  @Override
  public Timekeeper unstoppable() {
    return new SystemTime();
  }
}
