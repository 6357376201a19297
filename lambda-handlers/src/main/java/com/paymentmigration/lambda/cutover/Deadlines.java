package com.paymentmigration.lambda.cutover;

import java.time.Duration;

/** Every bound of the writer's way, in one place; {@link RollbackBudget} adds up the worst path. */
public final class Deadlines {
  /** Opening a connection, TLS and login included. */
  public static final Duration CONNECT = Duration.ofSeconds(3);

  /** One statement that is not meant to wait. */
  public static final Duration STATEMENT = Duration.ofSeconds(5);

  /** Session {@code lock_wait_timeout} of statements that take metadata locks. */
  public static final Duration LOCK_WAIT = Duration.ofSeconds(2);

  private Deadlines() {}
}
