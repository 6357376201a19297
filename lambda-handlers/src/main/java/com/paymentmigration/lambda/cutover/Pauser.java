package com.paymentmigration.lambda.cutover;

import java.time.Duration;

/** Waits; a port so that tests need not. */
@FunctionalInterface
public interface Pauser {
  /** Waits for {@code duration}; an interrupt ends the invocation by an exception. */
  void pause(Duration duration);
}
