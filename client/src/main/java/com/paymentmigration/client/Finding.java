package com.paymentmigration.client;

/** What the row of an idempotency key says. */
public enum Finding {
  /** There is a row, and it is this payment. */
  SAME_PAYMENT,
  /** There is a row, and it is another payment: the key was used twice. */
  OTHER_PAYMENT,
  /** There is no row. */
  NO_ROW
}
