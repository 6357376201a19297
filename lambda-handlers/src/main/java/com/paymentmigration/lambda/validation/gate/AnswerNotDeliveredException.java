package com.paymentmigration.lambda.validation.gate;

/**
 * CloudFormation's response address could not be reached. Thrown out of the function on purpose:
 * Lambda repeats an asynchronous call that failed, and the gate is idempotent.
 */
public class AnswerNotDeliveredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what was tried; never with the address. */
  public AnswerNotDeliveredException(String message) {
    super(message);
  }
}
