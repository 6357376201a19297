package com.paymentmigration.rehearsal.time;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again on a thread of its own, with a pause between, until closed. What
 * fails once is logged and done again.
 */
public final class Ticker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  private final Thread thread;
  private volatile boolean closed;

  /** Starts; the first time is after one pause. */
  public Ticker(String name, long pauseMillis, Runnable work) {
    thread = new Thread(() -> run(pauseMillis, work), name);
    thread.setDaemon(true);
    thread.start();
  }

  private void run(long pauseMillis, Runnable work) {
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        work.run();
      } catch (InterruptedException interrupted) {
        return;
      } catch (RuntimeException failure) {
        if (!closed) {
          LOG.warn("{} failed this time", Thread.currentThread().getName(), failure);
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
