package com.paymentmigration.lambda.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * How long an AWS client may take and how often it may try.
 *
 * @param attempt one attempt, connection included
 * @param call the whole call, pauses between attempts included
 * @param attempts 1 or more
 */
public record CallLimits(Duration attempt, Duration call, int attempts) {
  /** Opening a TCP connection to a VPC endpoint: it answers in milliseconds or not at all. */
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** What sits on the rollback's five seconds: 2 attempts of 1.5 s, 3.5 s in all. */
  public static final CallLimits QUICK =
      new CallLimits(Duration.ofMillis(1500), Duration.ofMillis(3500), 2);

  /** Everything else: 3 attempts of 3 s, 10 s in all. */
  public static final CallLimits PATIENT =
      new CallLimits(Duration.ofSeconds(3), Duration.ofSeconds(10), 3);

  /** A write that must not be repeated by the client itself: 1 attempt of 3 s. */
  public static final CallLimits ONCE =
      new CallLimits(Duration.ofSeconds(3), Duration.ofSeconds(3), 1);

  /**
   * Rejects limits that contradict each other.
   *
   * @throws IllegalArgumentException if a limit is not positive or a call is shorter than an
   *     attempt
   */
  public CallLimits {
    if (attempt.isNegative() || attempt.isZero() || call.compareTo(attempt) < 0 || attempts < 1) {
      throw new IllegalArgumentException(
          "call limits: received attempt "
              + attempt
              + ", call "
              + call
              + ", attempts "
              + attempts
              + ", allowed: attempt above 0, call not shorter, attempts 1 or more");
    }
  }

  /** A client of {@code builder} under these limits, over the JDK's own HTTP connections. */
  public <B extends AwsSyncClientBuilder<B, C> & SdkClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .httpClient(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(attempt)
                .build())
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(call)
                .retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(attempts)
                        .build())
                .build())
        .build();
  }
}
