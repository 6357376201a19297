package com.paymentmigration.lambda.stack;

/** The stack, as far as one may look at it. */
@FunctionalInterface
public interface StackDescription {
  /** The stack now. */
  StackState describe();
}
