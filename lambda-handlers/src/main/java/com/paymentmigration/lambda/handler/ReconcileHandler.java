package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.paymentmigration.lambda.traffic.ReconcileProgress;

/** One step of writing the switch's result into the stack. */
public final class ReconcileHandler extends JsonHandler<ReconcileHandler.Input, ReconcileProgress> {
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
      default -> throw UnknownOperation.of(input.operation(), "start, poll");
    };
  }

  /**
   * What to do.
   *
   * @param operation {@code start} or {@code poll}
   * @param epoch of the run that reconciles
   */
  public record Input(String operation, long epoch) {}
}
