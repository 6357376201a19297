package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
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
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantDeserializer()))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
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
    InvokedFunction.is(context.getInvokedFunctionArn());
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

  /**
   * ISO 8601, as {@link Instant#toString} writes it. Jackson's module for java.time would be a 137
   * kB larger asset, which every cold start reads, for this one type.
   */
  private static final class InstantDeserializer extends FromStringDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String text, DeserializationContext context) throws IOException {
      try {
        return Instant.parse(text);
      } catch (DateTimeException malformed) {
        return (Instant)
            context.handleWeirdStringValue(
                Instant.class, text, "allowed: a time like 2026-01-31T12:00:00Z");
      }
    }
  }
}
