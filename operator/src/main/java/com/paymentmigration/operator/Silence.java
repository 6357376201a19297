package com.paymentmigration.operator;

import java.io.IOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why there was no answer, in few words: the network's own, not the SDK's about them. */
final class Silence {
  private Silence() {}

  /** The reason of {@code failure}. */
  static String reason(SdkException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiCallTimeoutException
          || cause instanceof ApiCallAttemptTimeoutException) {
        return "not within the time";
      }
      if (cause instanceof UnknownHostException) {
        return "host name " + words(cause).replaceFirst(":.*", "") + " is not found";
      }
      if (cause instanceof SSLException) {
        return "TLS: " + words(cause);
      }
      if (cause instanceof IOException) {
        return words(cause);
      }
    }
    return words(failure);
  }

  private static String words(Throwable failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").strip();
  }
}
