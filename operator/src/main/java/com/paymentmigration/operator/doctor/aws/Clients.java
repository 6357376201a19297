package com.paymentmigration.operator.doctor.aws;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** Makes clients of one identity in one region, each call bounded. */
public interface Clients {
  /** A client of {@code builder}. */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C of(B builder);
}
