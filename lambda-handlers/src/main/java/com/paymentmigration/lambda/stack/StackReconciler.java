package com.paymentmigration.lambda.stack;

import java.util.List;

/** The stack, as far as a reconcile may touch it. */
public interface StackReconciler extends StackDescription {
  /** Starts {@code update} with the previous template, under the narrow role. */
  UpdateStart start(StackUpdate update);

  /**
   * What failed in the operation with {@code token}, the first cause first; empty if that operation
   * never began or nothing in it failed.
   */
  List<StackFailure> failuresOf(String token);

  /** What failed in the stack's latest operation, whoever began it, the first cause first. */
  List<StackFailure> latestFailures();
}
