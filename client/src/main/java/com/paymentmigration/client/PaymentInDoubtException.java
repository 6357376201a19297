package com.paymentmigration.client;

/**
 * A COMMIT was lost, and its outcome could not be found out in time. The payment may have been
 * made. Answer neither yes nor no; send the same key again.
 */
public final class PaymentInDoubtException extends Exception {
  private static final long serialVersionUID = 1;

  PaymentInDoubtException(String message, Throwable cause) {
    super(message, cause);
  }
}
