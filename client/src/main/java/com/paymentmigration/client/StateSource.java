package com.paymentmigration.client;

/**
 * Reads the state item. A binding for DynamoDB is {@link
 * com.paymentmigration.client.aws.DynamoDbState}.
 */
@FunctionalInterface
public interface StateSource {
  /**
   * Reads the item consistently, within about 2 s.
   *
   * @throws RuntimeException if it cannot be read or is no state item; the last pointer stands then
   */
  WriterPointer read();
}
