package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.MoveWriter;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.domain.Environment;

/** Moves the writer, brings it back, closes the standby again. */
public final class WriterHandler extends JsonHandler<WriterHandler.Input, WriterHandler.Output> {
  private final WriterComposition use;

  /** The function as Lambda makes it. */
  public WriterHandler() {
    this(WriterComposition.of(System.getenv()));
  }

  /** A function over these use cases. */
  public WriterHandler(WriterComposition use) {
    super(Input.class, use.touch());
    this.use = use;
  }

  @Override
  protected Output handle(Input input, Context context) {
    LogContext.of(input.epoch(), "writer-" + input.operation());
    return switch (input.operation()) {
      case "move" -> move(input);
      case "recover" -> {
        RecoverWriter.Result result = use.recover().recover(input.epoch(), input.cause());
        yield new Output(result.writer(), null, null, result.outcome().name(), result.reason());
      }
      case "reassert" -> new Output(null, null, null, use.reassert().reassert().name(), null);
      case "tick" -> new Output(null, null, null, use.reassert().tick().name(), null);
      case "measure" -> measure();
      default ->
          throw UnknownOperation.of(input.operation(), "move, recover, reassert, tick, measure");
    };
  }

  /** Looks, of which a later one may fail without hiding what an earlier one found. */
  private Output measure() {
    String wayBack = use.wayBack().measure().name();
    String rows = use.proof().look().name();
    String standby = use.strangers().look().name();
    use.rest().look();
    return new Output(null, null, null, wayBack, "standby: " + standby + ", rows: " + rows);
  }

  private Output move(Input input) {
    Environment from = Environment.ofKey(input.from());
    if (Environment.ofKey(input.to()) != from.other()) {
      throw new IllegalArgumentException(
          "to: received '" + input.to() + "', allowed: " + from.other().key());
    }
    use.readSecrets().run();
    MoveWriter.Result result = use.move().move(input.epoch(), from, input.cause());
    return new Output(
        result.writer(), result.epoch(), result.unavailableMillis(), null, result.report());
  }

  /**
   * What to do.
   *
   * @param operation {@code move}, {@code recover}, {@code reassert}, {@code tick} (the look of
   *     every minute) or {@code measure}
   * @param epoch of the run that acts; of {@code reassert}, {@code tick} and {@code measure} none
   * @param from of {@code move}: side that is given up
   * @param to of {@code move}: side that takes over
   * @param executionArn execution that calls; optional
   * @param reason why, in words; optional
   */
  public record Input(
      String operation, long epoch, String from, String to, String executionArn, String reason) {
    private Cause cause() {
      return new Cause(
          executionArn == null ? "epoch " + epoch : executionArn,
          reason == null ? operation : reason);
    }
  }

  /**
   * What was done; absent fields do not belong to the operation.
   *
   * @param writer who accepts writes: BLUE, GREEN or NONE
   * @param epoch of {@code move}: the run's epoch from here on
   * @param unavailableMillis of {@code move}: from fence to proven opening, in milliseconds
   * @param outcome of {@code recover}: UNCHANGED, ABORTED, ROLLED_BACK or HALTED; of {@code
   *     reassert} and {@code tick}: HELD, SET_AGAIN, LEFT_TO_THE_RUN, NOT_FENCED or LATER; of
   *     {@code measure}: NOT_MOVED, AVAILABLE or NOT_AVAILABLE
   * @param reason of {@code recover}: why, and what operators should know; may be empty; of {@code
   *     measure}: what is foreign on the standby, as {@link
   *     com.paymentmigration.lambda.cutover.WatchStrangers.Outcome} names it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Output(
      String writer, Long epoch, Long unavailableMillis, String outcome, String reason) {}
}
