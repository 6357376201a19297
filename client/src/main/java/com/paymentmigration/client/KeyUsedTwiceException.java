package com.paymentmigration.client;

/**
 * The idempotency key has a row, and that is another payment: account, amount or another compared
 * column differs. This payment was not made.
 */
public final class KeyUsedTwiceException extends Exception {
  private static final long serialVersionUID = 1;

  KeyUsedTwiceException(Throwable cause) {
    super("the idempotency key belongs to another payment: its row differs", cause);
  }
}
