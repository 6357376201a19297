package com.paymentmigration.lambda.cutover;

/** Rows of a side that should take over are not, or may not be, those of the other side. */
public final class RowsDifferException extends MoveAbortedException {
  private static final long serialVersionUID = 1L;

  RowsDifferException(String what) {
    super("rows: " + what);
  }
}
