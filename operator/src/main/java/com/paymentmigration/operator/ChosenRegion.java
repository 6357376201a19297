package com.paymentmigration.operator;

import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/**
 * The region in the AWS CLI's order: {@code --region}, AWS_REGION, AWS_DEFAULT_REGION, the profile,
 * the instance. The SDK's own chain does not know AWS_DEFAULT_REGION.
 */
final class ChosenRegion {
  private ChosenRegion() {}

  /**
   * The region to call.
   *
   * @param option value of {@code --region}; null if it was not given
   * @param profile value of {@code --profile}; null if it was not given
   * @param environment variables of the environment
   * @throws OperatorException if there is no such region, or none is named
   */
  static Region of(String option, String profile, Map<String, String> environment) {
    return option == null ? found(profile, environment) : known(option);
  }

  private static Region known(String region) {
    Region named = region.isBlank() ? null : Region.of(region);
    if (named == null || named.metadata() == null) {
      throw new OperatorException(
          "--region '" + region + "'", "no such region", "name one such as us-east-1");
    }
    return named;
  }

  private static Region found(String profile, Map<String, String> environment) {
    AwsRegionProvider property = () -> named(System.getProperty("aws.region"));
    AwsRegionProvider variable = () -> named(environment.get("AWS_REGION"));
    AwsRegionProvider fallback = () -> named(environment.get("AWS_DEFAULT_REGION"));
    try {
      return new AwsRegionProviderChain(
              property,
              variable,
              fallback,
              new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, profile),
              new InstanceProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException none) {
      throw new OperatorException(
          "region",
          "neither --region, AWS_REGION, AWS_DEFAULT_REGION nor the profile names one",
          "add --region",
          none);
    }
  }

  /** Null, by which a chain goes on, for what is not set; an empty variable is none. */
  private static Region named(String region) {
    return region == null || region.isBlank() ? null : Region.of(region);
  }
}
