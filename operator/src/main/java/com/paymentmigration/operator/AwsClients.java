package com.paymentmigration.operator;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.operator.doctor.aws.Clients;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** Makes clients for one region and one identity. */
final class AwsClients implements Clients {
  /** A person waits: 3 attempts of 10 s, 30 s in all. */
  static final CallLimits LIMITS =
      new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 3);

  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final LatestCall latest;

  /**
   * Clients of {@code region} as {@code profile}; either may be null for what is found. {@code
   * latest} is told of every call.
   *
   * @throws OperatorException if the profile does not exist or no region is known
   */
  AwsClients(String region, String profile, LatestCall latest) {
    this.latest = latest;
    if (profile != null && ProfileFile.defaultProfileFile().profile(profile).isEmpty()) {
      throw new OperatorException(
          "--profile '" + profile + "'",
          "no such profile in the AWS configuration",
          "choose one that 'aws configure list-profiles' shows");
    }
    ChosenEndpoint.check(System.getenv());
    this.region = ChosenRegion.of(region, profile, System.getenv());
    this.credentials =
        profile == null
            ? DefaultCredentialsProvider.builder().build()
            : ProfileCredentialsProvider.create(profile);
  }

  /** Id of the region. */
  String region() {
    return region.id();
  }

  /** Whom the latest call went to. */
  String callee() {
    return latest.callee();
  }

  @Override
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C of(B builder) {
    return of(builder, LIMITS, List.of());
  }

  /** A client of {@code builder} under {@code limits}, whose calls {@code listeners} hear of. */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C of(
      B builder, CallLimits limits, List<ExecutionInterceptor> listeners) {
    return limits.client(
        builder
            .region(region)
            .credentialsProvider(credentials)
            .overrideConfiguration(
                calls -> {
                  calls.addExecutionInterceptor(latest);
                  listeners.forEach(calls::addExecutionInterceptor);
                }));
  }
}
