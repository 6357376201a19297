package com.paymentmigration.lambda.stack;

/** Whether the stack is being changed right now. */
@FunctionalInterface
public interface StackActivity {
  /**
   * Whether an update of the stack, or its rollback, is under way or may be; {@code true} when it
   * could not be found out.
   */
  boolean busy();
}
