package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/** Calls a handler as Lambda does: bytes in, bytes out. */
final class Invocation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Invocation() {}

  /** The answer to {@code input}, JSON with single quotes for legibility. */
  static JsonNode of(JsonHandler<?, ?> handler, String input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(input.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
        out,
        context());
    return JSON.readTree(out.toByteArray());
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> "request-1";
                  case "getInvokedFunctionArn" -> "arn:aws:lambda:us-east-1:1:function:test";
                  case "getRemainingTimeInMillis" -> 30_000;
                  default -> null;
                });
  }
}
