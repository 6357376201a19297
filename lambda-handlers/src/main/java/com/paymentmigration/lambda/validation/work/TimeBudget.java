package com.paymentmigration.lambda.validation.work;

import java.time.Duration;

/** Time that a worker has. */
@FunctionalInterface
public interface TimeBudget {
  /** As long as it takes. */
  TimeBudget UNLIMITED = () -> true;

  /** Whether another chunk may begin. */
  boolean left();

  /** {@code time} from now. */
  static TimeBudget of(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return () -> System.nanoTime() - end < 0;
  }
}
