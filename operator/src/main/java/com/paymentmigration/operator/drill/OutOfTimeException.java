package com.paymentmigration.operator.drill;

/** A drill was not over within its limit. */
public final class OutOfTimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was still waited for. */
  public OutOfTimeException(String what) {
    super(what);
  }
}
