package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A function whose input and output are one JSON document each. A failure leaves as the exception
 * it is, with its cause: Step Functions decides by the exception's class name, never by a status
 * field.
 *
 * @param <I> input, a record
 * @param <O> output, a record
 */
public abstract class JsonHandler<I, O> implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JsonHandler.class);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Class<I> inputType;

  /** A handler that reads its input as {@code inputType}. */
  protected JsonHandler(Class<I> inputType) {
    this.inputType = inputType;
  }

  /** Does the function's work, by calling one use case. */
  protected abstract O handle(I input, Context context);

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    MDC.put("requestId", context.getAwsRequestId());
    try {
      O output = handle(JSON.readValue(in, inputType), context);
      JSON.writeValue(out, output);
    } catch (RuntimeException | IOException failure) {
      LOG.error("{} failed", getClass().getSimpleName(), failure);
      throw failure;
    } finally {
      MDC.clear();
    }
  }
}
