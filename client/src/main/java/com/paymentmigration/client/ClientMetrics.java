package com.paymentmigration.client;

import java.time.Duration;

/**
 * Takes the library's figures; every method may be called by any thread and must return at once. A
 * binding for Micrometer is {@link com.paymentmigration.client.micrometer.MicrometerMetrics}.
 */
public interface ClientMetrics {
  /** Takes nothing. */
  ClientMetrics NONE = new ClientMetrics() {};

  /** A connection was handed out after {@code waited}. */
  default void borrowed(Duration waited) {}

  /** No connection could be had; the borrower got an error after {@code waited}. */
  default void gaveUp(Duration waited) {}

  /** The state item says something new. */
  default void moved(WriterPointer now) {}

  /** The state item could not be read; the last pointer stands. */
  default void unreadable() {}

  /** A failure condemned a connection, or all of a side's. */
  default void condemned(FailureClass why) {}

  /** A transaction is tried again. */
  default void triedAgain(FailureClass why) {}

  /** The row of an idempotency key was looked up after a doubt or a duplicate key. */
  default void lookedUp(Finding finding) {}
}
