package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.testmoto.MotoServer;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** A client whose requests arrive and are carried out, while their first replies get lost. */
final class LostReplies implements ExecutionInterceptor {
  private final AtomicInteger left;

  private LostReplies(int count) {
    this.left = new AtomicInteger(count);
  }

  static DynamoDbClientBuilder of(MotoServer moto, int count) {
    return moto.configure(DynamoDbClient.builder())
        .overrideConfiguration(o -> o.addExecutionInterceptor(new LostReplies(count)));
  }

  @Override
  public void afterTransmission(
      Context.AfterTransmission context, ExecutionAttributes executionAttributes) {
    if (left.getAndDecrement() > 0) {
      throw SdkClientException.create("the reply was lost");
    }
  }
}
