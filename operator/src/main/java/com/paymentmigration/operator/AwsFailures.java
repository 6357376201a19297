package com.paymentmigration.operator;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Explains the SDK's failures: what, why, and what to do. */
final class AwsFailures {
  private static final List<String> EXPIRED =
      List.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
  private static final List<String> WRONG =
      List.of(
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "AuthFailure",
          "InvalidAccessKeyId");
  private static final List<String> DENIED =
      List.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");

  private final String stack;
  private final String options;
  private final LatestCall latest;
  private final boolean changes;

  /**
   * Failures of a command.
   *
   * @param stack what it is about
   * @param options that name the stack on the command line
   * @param latest whom it called
   * @param changes whether the command changes anything
   */
  AwsFailures(String stack, String options, LatestCall latest, boolean changes) {
    this.stack = stack;
    this.options = options;
    this.latest = latest;
    this.changes = changes;
  }

  /** The failure as an operator reads it. */
  OperatorException explain(SdkException failure) {
    if (failure instanceof InvalidTokenException || failure instanceof TaskTimedOutException) {
      return new OperatorException(
          "approval",
          "it was answered already, or its time is over",
          "look with: ./migrate status " + options,
          failure);
    }
    if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
      return explain(answer);
    }
    return explain(String.valueOf(failure.getMessage()), failure);
  }

  private OperatorException explain(AwsServiceException answer) {
    String status = "HTTP " + answer.statusCode();
    String code = Objects.requireNonNullElse(answer.awsErrorDetails().errorCode(), status);
    String words =
        oneLine(Objects.requireNonNullElse(answer.awsErrorDetails().errorMessage(), "no words"));
    String service = answer.awsErrorDetails().serviceName();
    if (EXPIRED.contains(code)) {
      return new OperatorException(
          "AWS credentials",
          "they have expired (" + code + " from " + service + ")",
          "sign in again, for example with 'aws sso login'",
          answer);
    }
    if (WRONG.contains(code)) {
      return new OperatorException(
          "AWS credentials",
          "AWS does not accept them (" + code + " from " + service + ")",
          "check --profile, or the variables AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN",
          answer);
    }
    if (DENIED.contains(code)) {
      return new OperatorException(
          "permission",
          words,
          "ask for the operator's policy in docs/operator.md, or choose another --profile",
          answer);
    }
    if (code.equals("ValidationError") && words.contains("does not exist")) {
      return new OperatorException(
          "stack '" + stack + "'",
          "not found in this account and region",
          "check --stack, --region and --profile",
          answer);
    }
    return new OperatorException(
        service, code + ": " + words, "try again; --verbose shows more", answer);
  }

  private OperatorException explain(String words, SdkException failure) {
    String lower = words.toLowerCase(Locale.ROOT);
    if (lower.contains("unable to load credentials") || lower.contains("credentials")) {
      return new OperatorException(
          "AWS credentials",
          "none found, or they could not be loaded",
          "sign in, then name them with --profile or AWS_PROFILE",
          failure);
    }
    String why = failure instanceof SdkClientException ? "no answer" : "failed";
    String look = "; nothing says that anything changed: look with: ./migrate status " + options;
    return new OperatorException(
        "AWS, " + latest.callee(),
        why + ": " + Silence.reason(failure),
        "check network, VPN, proxy and --region" + (changes ? look : ""),
        failure);
  }

  private static String oneLine(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }
}
