package com.paymentmigration.operator.doctor;

import com.paymentmigration.operator.report.Finding;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Why a check could not look, as a finding. */
final class Unseen {
  private static final List<String> DENIED =
      List.of(
          "AccessDenied",
          "AccessDeniedException",
          "UnauthorizedOperation",
          "AuthorizationError",
          "Forbidden");

  private static final int FORBIDDEN = 403;

  private Unseen() {}

  static Finding of(Check check, Throwable failure) {
    if (failure instanceof AwsServiceException answer) {
      String code = code(answer);
      String words = code + ": " + oneLine(answer);
      return DENIED.contains(code) || answer.statusCode() == FORBIDDEN
          ? finding(
              check,
              "forbidden (" + words + ")",
              "allow it: docs/doctor-policy.json has the action")
          : finding(check, "AWS answered " + words, "call doctor again, or look by hand");
    }
    if (failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException) {
      return finding(
          check, "no answer within the time", "call doctor again; check network, VPN and proxy");
    }
    if (failure instanceof NotGivenException missing) {
      return finding(check, missing.getMessage(), missing.todo());
    }
    return finding(
        check,
        failure.getClass().getSimpleName() + ": " + clean(String.valueOf(failure.getMessage())),
        "look by hand");
  }

  private static Finding finding(Check check, String why, String advice) {
    return Finding.notChecked(check.key(), check.subject(), why, advice);
  }

  private static String code(AwsServiceException answer) {
    String status = "HTTP " + answer.statusCode();
    return answer.awsErrorDetails() == null
        ? status
        : Objects.requireNonNullElse(answer.awsErrorDetails().errorCode(), status);
  }

  private static String oneLine(AwsServiceException answer) {
    return answer.awsErrorDetails() == null
        ? clean(String.valueOf(answer.getMessage()))
        : clean(Objects.requireNonNullElse(answer.awsErrorDetails().errorMessage(), "no words"));
  }

  private static String clean(String words) {
    return words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
