package com.paymentmigration.lambda.validation.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends what a worker does when its time is over for good, unless it has ended by itself. */
final class HardStop implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "validation-hard-stop");
            thread.setDaemon(true);
            return thread;
          });
  private final Future<?> pending;
  private volatile boolean fired;

  private HardStop(Duration time, Runnable end) {
    pending = clock.schedule(() -> fire(end), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does {@code end} after {@code time}, unless closed before. */
  static HardStop after(Duration time, Runnable end) {
    return new HardStop(time, end);
  }

  private void fire(Runnable end) {
    fired = true;
    end.run();
  }

  /** Whether the time was over. */
  boolean fired() {
    return fired;
  }

  @Override
  public void close() {
    pending.cancel(false);
    clock.shutdown();
  }
}
