package com.paymentmigration.lambda.cutover;

/** One side has transactions that neither the migration nor the service made. */
public class ForeignTransactionsException extends MoveAbortedException {
  private static final long serialVersionUID = 1L;

  /** What they did. */
  public ForeignTransactionsException(Strangers found) {
    super(found.shown());
  }
}
