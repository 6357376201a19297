package com.paymentmigration.operator.doctor.aws;

import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a service's failure says. */
final class SdkFailures {
  private SdkFailures() {}

  /** The service's code; empty if it gave none. */
  static String code(AwsServiceException failure) {
    return failure.awsErrorDetails() == null
        ? ""
        : Objects.requireNonNullElse(failure.awsErrorDetails().errorCode(), "");
  }
}
