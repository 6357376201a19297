package com.paymentmigration.operator;

import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;

/** Whom the latest call went to: what the SDK's own words about the network leave out. */
final class LatestCall implements ExecutionInterceptor {
  private volatile String callee = "before any call";

  /** Service and region, and the host once something was sent to it. */
  String callee() {
    return callee;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
    callee = service(attributes);
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    SdkHttpRequest request = call.httpRequest();
    callee = service(attributes) + " (" + request.getUri().getAuthority() + ")";
  }

  private static String service(ExecutionAttributes attributes) {
    Region region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
    return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
        + (region == null ? "" : " in " + region.id());
  }
}
