package com.paymentmigration.lambda.validation.gate;

/** Port: asks CloudFormation what it is doing. */
@FunctionalInterface
public interface StackRollbacks {
  /**
   * Whether {@code stackId} is being rolled back. A rollback of a change from {@code migrate} back
   * to {@code prepare} reaches the gate as a change forward; only the stack's own status tells them
   * apart.
   */
  boolean rollingBack(String stackId);
}
