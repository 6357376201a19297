package com.paymentmigration.lambda.cutover;

/** Tells operators. */
public interface Notifier {
  /**
   * Publishes one message; a failure to publish is logged by the adapter and stops nothing.
   *
   * @param subject one line, at most 100 characters
   * @param message what happened, why, and what to do
   */
  void publish(String subject, String message);
}
