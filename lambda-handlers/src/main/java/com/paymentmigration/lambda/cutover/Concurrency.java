package com.paymentmigration.lambda.cutover;

import java.time.Duration;

/** Runs one thing while repeating another: read_only against running writers needs both. */
public interface Concurrency {
  /**
   * Runs {@code main} on the caller's thread, meanwhile {@code repeated} on a second one, every
   * {@code interval} and at least once; the second thread has ended when this returns. A failure of
   * {@code main} wins over one of {@code repeated}.
   */
  void whileRepeating(Runnable main, Runnable repeated, Duration interval);
}
