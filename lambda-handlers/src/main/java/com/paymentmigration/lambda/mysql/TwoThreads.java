package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.Concurrency;
import com.paymentmigration.lambda.domain.MigrationException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A second thread for as long as one statement lasts. It ends with the first, so that nothing runs
 * on between two invocations.
 */
public final class TwoThreads implements Concurrency {
  @Override
  public void whileRepeating(Runnable main, Runnable repeated, Duration interval) {
    CountDownLatch ended = new CountDownLatch(1);
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    Thread second =
        new Thread(() -> repeat(repeated, interval, ended, failure), "beside-the-statement");
    second.setDaemon(true);
    second.start();
    RuntimeException ofMain = null;
    try {
      main.run();
    } catch (RuntimeException thrown) {
      ofMain = thrown;
    } finally {
      ended.countDown();
      join(second);
    }
    if (ofMain != null) {
      if (failure.get() != null) {
        ofMain.addSuppressed(failure.get());
      }
      throw ofMain;
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static void repeat(
      Runnable repeated,
      Duration interval,
      CountDownLatch ended,
      AtomicReference<RuntimeException> failure) {
    try {
      do {
        repeated.run();
      } while (!ended.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (RuntimeException thrown) {
      failure.set(thrown);
    } catch (InterruptedException interrupted) {
      failure.set(new MigrationException("interrupted beside a statement", interrupted));
    }
  }

  private static void join(Thread second) {
    try {
      second.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MigrationException("interrupted while a second thread ends", interrupted);
    }
  }
}
