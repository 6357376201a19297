package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.operator.drill.port.CallFailedException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in one line what AWS refused. */
final class Calls {
  private static final List<String> DENIED =
      List.of(
          "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError");

  private Calls() {}

  /**
   * What {@code call} answers.
   *
   * @param action such as {@code rds:FailoverDBCluster}
   * @throws CallFailedException if AWS denies, refuses or does not answer
   */
  static <T> T of(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException answer) {
      String code =
          answer.awsErrorDetails() == null
              ? "HTTP " + answer.statusCode()
              : Objects.requireNonNullElse(
                  answer.awsErrorDetails().errorCode(), "HTTP " + answer.statusCode());
      String words =
          answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorMessage();
      throw new CallFailedException(
          DENIED.contains(code),
          code,
          action + ": " + code + (words == null || words.isBlank() ? "" : ": " + words),
          answer);
    } catch (SdkException silence) {
      throw new CallFailedException(
          false, "", action + ": no answer: " + silence.getMessage(), silence);
    }
  }
}
