package com.paymentmigration.client;

/** No try committed anything, and no further one fits into the time. Sending again is safe. */
public final class PaymentNotMadeException extends Exception {
  private static final long serialVersionUID = 1;

  PaymentNotMadeException(String message, Throwable cause) {
    super(message, cause);
  }
}
