package com.paymentmigration.client;

import java.util.Optional;

/**
 * How a payment came to be committed.
 *
 * @param result what the work returned; empty if an earlier try was found committed
 * @param tries how often the work was called, 1 or more
 */
public record Outcome<T>(Optional<T> result, int tries) {
  /** Whether an earlier try had been committed: its row was found, and is this payment. */
  public boolean committedBefore() {
    return result.isEmpty();
  }
}
