package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
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

  /**
   * Operation without an effect: shows that the function answers, and keeps it ready to. Functions
   * that a rollback needs are touched each minute.
   */
  public static final String TOUCH = "touch";

  private final Class<I> inputType;
  private final Optional<Runnable> touch;

  /** A handler that reads its input as {@code inputType} and cannot be touched. */
  protected JsonHandler(Class<I> inputType) {
    this.inputType = inputType;
    this.touch = Optional.empty();
  }

  /**
   * A handler that reads its input as {@code inputType}.
   *
   * @param touch what {@link #TOUCH} does: the reading calls of the function's work, so that
   *     classes, credentials and connections are there when it counts; it changes nothing
   */
  protected JsonHandler(Class<I> inputType, Runnable touch) {
    this.inputType = inputType;
    this.touch = Optional.of(touch);
  }

  /** Does the function's work, by calling one use case. */
  protected abstract O handle(I input, Context context);

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    MDC.put("requestId", context.getAwsRequestId());
    try {
      JsonNode event = JSON.readTree(in);
      JSON.writeValue(out, isTouch(event) ? touched() : handle(input(event), context));
    } catch (RuntimeException | IOException failure) {
      LOG.error("{} failed", getClass().getSimpleName(), failure);
      throw failure;
    } finally {
      MDC.clear();
    }
  }

  private I input(JsonNode event) throws IOException {
    return JSON.treeToValue(event, inputType);
  }

  private boolean isTouch(JsonNode event) {
    return touch.isPresent() && event.path("operation").asText().equals(TOUCH);
  }

  private Touched touched() {
    LogContext.of(TOUCH);
    touch.orElseThrow().run();
    return new Touched(true);
  }

  /**
   * Answer to {@link #TOUCH}.
   *
   * @param touched always true: there is no answer without it being so
   */
  public record Touched(boolean touched) {}
}
