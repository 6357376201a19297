package com.paymentmigration.rehearsal.application;

/** The user's application cannot be tried: its command does not start, listen, answer or pay. */
public final class ApplicationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Because of {@code message}, which says what to do. */
  public ApplicationFailedException(String message) {
    super(message);
  }
}
