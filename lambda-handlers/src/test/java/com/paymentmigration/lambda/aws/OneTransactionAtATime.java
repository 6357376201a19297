package com.paymentmigration.lambda.aws;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The isolation that DynamoDB gives transactions and the emulator does not. */
final class OneTransactionAtATime {
  private static final Object LOCK = new Object();

  private OneTransactionAtATime() {}

  /** {@code client}, whose transactions wait for each other; everything else does not. */
  static DynamoDbClient over(DynamoDbClient client) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              try {
                if (method.getName().equals("transactWriteItems")) {
                  synchronized (LOCK) {
                    return method.invoke(client, arguments);
                  }
                }
                return method.invoke(client, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
