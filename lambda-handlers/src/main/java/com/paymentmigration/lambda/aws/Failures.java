package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Turns the SDK's failures into the two kinds that workflows know: may pass, and will not. */
final class Failures {
  private static final int SERVER_ERRORS = 500;

  private Failures() {}

  /**
   * The result of {@code call}.
   *
   * @throws TransientFailureException if there was no answer in time, or the service failed or
   *     throttled
   * @throws MigrationException if the service refused the request
   */
  static <T> T translated(String subject, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException answer) {
      if (mayPass(answer)) {
        throw new TransientFailureException(subject + ": " + answer.getMessage(), answer);
      }
      throw new MigrationException(subject + ": " + answer.getMessage(), answer);
    } catch (SdkClientException noAnswer) {
      throw new TransientFailureException(subject + ": " + noAnswer.getMessage(), noAnswer);
    }
  }

  /** Whether the service may answer otherwise when asked again. */
  static boolean mayPass(AwsServiceException answer) {
    return answer.statusCode() >= SERVER_ERRORS || answer.isThrottlingException();
  }
}
