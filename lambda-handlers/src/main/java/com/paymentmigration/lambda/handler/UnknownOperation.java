package com.paymentmigration.lambda.handler;

/** A call that the function has no operation for. */
final class UnknownOperation {
  private UnknownOperation() {}

  static IllegalArgumentException of(String received, String allowed) {
    return new IllegalArgumentException(
        "operation: received '" + received + "', allowed: " + allowed);
  }
}
