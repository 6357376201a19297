package com.paymentmigration.operator.drill.aws;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** Makes clients for the command's region and identity. */
public interface ClientMaker {
  /** A client for calls that answer within seconds. */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C quick(B builder);

  /** A client for a call that lasts as long as a function runs, and must not be repeated. */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C patient(B builder);
}
