package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.operator.drill.port.FunctionCalls;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Lambda. */
final class AwsFunctions implements FunctionCalls {
  private final LambdaClient client;

  AwsFunctions(LambdaClient client) {
    this.client = client;
  }

  @Override
  public Facts facts(String name) {
    return Calls.of(
        "lambda:GetFunctionConfiguration",
        () -> {
          GetFunctionConfigurationResponse now =
              client.getFunctionConfiguration(r -> r.functionName(name));
          boolean own = now.loggingConfig() != null && now.loggingConfig().logGroup() != null;
          return new Facts(
              now.timeout(),
              now.runtimeAsString(),
              own ? now.loggingConfig().logGroup() : "/aws/lambda/" + name);
        });
  }

  @Override
  public Reply invoke(String name, String json) {
    return Calls.of(
        "lambda:InvokeFunction",
        () -> {
          InvokeResponse answer =
              client.invoke(r -> r.functionName(name).payload(SdkBytes.fromUtf8String(json)));
          return new Reply(answer.functionError() != null, answer.payload().asUtf8String());
        });
  }
}
