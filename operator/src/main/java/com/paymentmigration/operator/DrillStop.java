package com.paymentmigration.operator;

import com.paymentmigration.operator.drill.SystemTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Makes Ctrl-C stop the drill and wait until what it changed is put right. */
final class DrillStop {
  /** Longer than putting right may take. */
  private static final long MINUTES = 11;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;

  DrillStop(SystemTime time) {
    hook =
        new Thread(
            () -> {
              time.stop();
              System.err.println("stopping: putting right what was changed");
              await();
            },
            "drill-stop");
  }

  /** Does {@code work}, and has the signal wait for its end. */
  int around(IntSupplier work) {
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.getAsInt();
    } finally {
      end();
    }
  }

  private void await() {
    try {
      if (!over.await(MINUTES, TimeUnit.MINUTES)) {
        System.err.println("not put right in time: the next call of this command does it first");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The hook runs already, and waits no longer.
      over.countDown();
    }
  }
}
