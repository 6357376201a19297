package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.paymentmigration.lambda.traffic.Reconcile;
import com.paymentmigration.lambda.traffic.ReconcileProgress;

/** One step of writing the switch's result into the stack. */
public final class ReconcileHandler extends JsonHandler<ReconcileHandler.Input, ReconcileProgress> {
  private final Reconcile reconcile;

  /** The function as Lambda makes it. */
  public ReconcileHandler() {
    this(ReconcileComposition.of(System.getenv()));
  }

  /** A function over this use case. */
  public ReconcileHandler(Reconcile reconcile) {
    super(Input.class);
    this.reconcile = reconcile;
  }

  @Override
  protected ReconcileProgress handle(Input input, Context context) {
    LogContext.of(input.epoch(), "reconcile-" + input.operation());
    return switch (input.operation()) {
      case "start" -> reconcile.start(input.epoch());
      case "poll" -> reconcile.poll(input.epoch());
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
