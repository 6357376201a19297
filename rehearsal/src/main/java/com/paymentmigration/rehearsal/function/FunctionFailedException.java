package com.paymentmigration.rehearsal.function;

/** A function that was called by hand failed. */
public final class FunctionFailedException extends RuntimeException {
  FunctionFailedException(String function, String error) {
    super(function + ": " + error);
  }
}
