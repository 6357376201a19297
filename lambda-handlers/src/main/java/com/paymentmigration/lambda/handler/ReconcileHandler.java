package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.paymentmigration.lambda.traffic.ReconcileProgress;
import java.time.Duration;
import java.time.Instant;

/** One step of writing the switch's result into the stack. */
public final class ReconcileHandler extends JsonHandler<ReconcileHandler.Input, ReconcileProgress> {
  /** A run that came to rest reconciles for some minutes more, and holds the rule for 15. */
  private static final Duration SETTLED = Duration.ofMinutes(20);

  private final ReconcileComposition use;

  /** The function as Lambda makes it. */
  public ReconcileHandler() {
    this(ReconcileComposition.of(System.getenv()));
  }

  /** A function over this use case. */
  public ReconcileHandler(ReconcileComposition use) {
    super(Input.class, use.touch());
    this.use = use;
  }

  @Override
  protected ReconcileProgress handle(Input input, Context context) {
    LogContext.of(input.epoch(), "reconcile-" + input.operation());
    return switch (input.operation()) {
      case "start" -> use.reconcile().start(input.epoch());
      case "poll" -> use.reconcile().poll(input.epoch());
      case "rest" -> rest();
      default -> throw UnknownOperation.of(input.operation(), "start, poll, rest");
    };
  }

  private ReconcileProgress rest() {
    Instant now = use.clock().instant();
    return use.reconcile()
        .atRest(now.minus(SETTLED), now.getEpochSecond() / Duration.ofMinutes(1).toSeconds());
  }

  /**
   * What to do.
   *
   * @param operation {@code start}, {@code poll}, or {@code rest}: the look of every minute
   * @param epoch of the run that reconciles; of {@code rest} none
   */
  public record Input(String operation, long epoch) {}
}
