package com.paymentmigration.lambda.handler;

/**
 * ARN of the function at work, as Lambda tells it with each invocation. An environment serves one
 * invocation at a time, so there is one at any time.
 */
final class InvokedFunction {
  private static volatile String arn = "";

  private InvokedFunction() {}

  /** ARN of the latest invocation; empty before the first. */
  static String arn() {
    return arn;
  }

  static void is(String invoked) {
    arn = invoked == null ? "" : invoked;
  }
}
