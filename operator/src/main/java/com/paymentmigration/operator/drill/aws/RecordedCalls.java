package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.operator.drill.ApiCall;
import com.paymentmigration.operator.drill.CallLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Writes every call down as the SDK makes it, repeats as one. */
public final class RecordedCalls implements CallLog, ExecutionInterceptor {
  private static final ExecutionAttribute<Instant> SENT =
      new ExecutionAttribute<>(RecordedCalls.class.getName());

  private final List<ApiCall> calls = new ArrayList<>();

  @Override
  public synchronized void begin() {
    calls.clear();
  }

  @Override
  public synchronized List<ApiCall> made() {
    return List.copyOf(calls);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
    attributes.putAttribute(SENT, Instant.now());
  }

  @Override
  public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
    SdkHttpResponse response = call.httpResponse();
    add(attributes, String.valueOf(response.statusCode()), requestId(response));
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
    if (call.exception() instanceof AwsServiceException answer
        && answer.awsErrorDetails() != null) {
      String id = answer.requestId();
      add(attributes, answer.awsErrorDetails().errorCode(), id == null ? "" : id);
    } else {
      add(attributes, "no answer", "");
    }
  }

  private synchronized void add(ExecutionAttributes attributes, String result, String requestId) {
    String service =
        prefix(
            attributes
                .getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                .replace(" ", "")
                .toLowerCase(Locale.ROOT));
    calls.add(
        new ApiCall(
            attributes.getAttribute(SENT),
            service + ":" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
            String.valueOf(result),
            requestId));
  }

  /** The prefix that policies know a service by, where the SDK calls it otherwise. */
  private static String prefix(String service) {
    return switch (service) {
      case "cloudwatchlogs" -> "logs";
      case "sfn" -> "states";
      default -> service;
    };
  }

  private static String requestId(SdkHttpResponse response) {
    return response
        .firstMatchingHeader("x-amzn-requestid")
        .or(() -> response.firstMatchingHeader("x-amz-request-id"))
        .orElse("");
  }
}
