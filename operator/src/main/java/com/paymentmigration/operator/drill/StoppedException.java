package com.paymentmigration.operator.drill;

/** Somebody stops the drill: put right, record, end. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A stop. */
  public StoppedException() {
    super("stopped");
  }
}
