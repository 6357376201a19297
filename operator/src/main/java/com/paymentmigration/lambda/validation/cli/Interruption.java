package com.paymentmigration.lambda.validation.cli;

import com.paymentmigration.lambda.validation.work.Validation;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: ends what runs on the servers, and lets the command write what it knows before the JVM
 * ends.
 */
final class Interruption {
  private static final int END_SECONDS = 10;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Validation> validations;
  private final Thread hook = new Thread(this::interrupt, "cancel");
  private volatile boolean interrupted;

  private Interruption(List<Validation> validations) {
    this.validations = List.copyOf(validations);
  }

  /** Heeds Ctrl-C until {@link #over}. */
  static Interruption of(List<Validation> validations) {
    Interruption interruption = new Interruption(validations);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void interrupt() {
    interrupted = true;
    validations.forEach(Validation::cancel);
    try {
      if (!ended.await(END_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("validate: did not end within " + END_SECONDS + " s");
      }
    } catch (InterruptedException cutShort) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has written what it knows. */
  void over() {
    ended.countDown();
    if (!interrupted) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException endingAlready) {
        // The hook is about to run, finds the latch open, and ends nothing that is not over.
        return;
      }
    }
  }
}
