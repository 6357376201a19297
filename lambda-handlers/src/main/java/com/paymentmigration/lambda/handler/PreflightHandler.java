package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.paymentmigration.lambda.cutover.Assumption;
import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.cutover.Preflight;
import java.util.List;

/** Checks every assumption of a run; fails with all those that do not hold. */
public final class PreflightHandler
    extends JsonHandler<PreflightHandler.Input, PreflightHandler.Output> {
  private final Preflight preflight;

  /** The function as Lambda makes it. */
  public PreflightHandler() {
    this(PreflightComposition.of(System.getenv()));
  }

  /** A function over this use case. */
  public PreflightHandler(Preflight preflight) {
    super(Input.class);
    this.preflight = preflight;
  }

  @Override
  protected Output handle(Input input, Context context) {
    LogContext.of(input.epoch(), "preflight-" + input.stage());
    return new Output(
        preflight.check(
            input.epoch(),
            BeginRun.Mode.ofKey(input.mode()),
            Preflight.Stage.ofKey(input.stage())));
  }

  /**
   * What is about to happen.
   *
   * @param epoch of the run that acts
   * @param mode {@code replicate} or {@code migrate}
   * @param stage {@code start}, {@code beforeFence} or {@code look}
   */
  public record Input(long epoch, String mode, String stage) {}

  /**
   * Every assumption, all of which hold unless a drill looks.
   *
   * @param assumptions name, whether it holds, detail
   */
  public record Output(List<Assumption> assumptions) {}
}
