package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.traffic.Bake;
import com.paymentmigration.lambda.traffic.BakeOrder;
import com.paymentmigration.lambda.traffic.BakeRound;
import com.paymentmigration.lambda.traffic.BakeSamples;
import com.paymentmigration.lambda.traffic.BakeVerdict;
import com.paymentmigration.lambda.traffic.Wakefulness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One sample round of a bake; the workflow waits and calls again, handing the answer back. */
public final class BakeHandler extends JsonHandler<BakeHandler.Input, BakeHandler.Output> {
  private final Bake bake;
  private final InstantSource clock;

  /** The function as Lambda makes it. */
  public BakeHandler() {
    this(BakeComposition.of(System.getenv()), InstantSource.system());
  }

  /** A function over this use case. */
  public BakeHandler(Bake bake, InstantSource clock) {
    super(Input.class);
    this.bake = bake;
    this.clock = clock;
  }

  @Override
  protected Output handle(Input input, Context context) {
    LogContext.of(input.epoch(), "bake-" + input.weight());
    BakeRound round =
        bake.round(
            new BakeOrder(
                input.epoch(),
                new TrafficWeight(input.weight()),
                Duration.ofSeconds(input.bakeSeconds()),
                input.startedAt(),
                input.untilAnswered(),
                input.untilResumed(),
                samples(input.previous())));
    Wakefulness wakefulness =
        Wakefulness.after(
            input.previous() == null ? null : input.previous().touchedAt(), clock.instant());
    return new Output(
        round.verdict(),
        round.reason(),
        input.startedAt(),
        round.samples(),
        wakefulness.due(),
        wakefulness.touchedAt());
  }

  private static BakeSamples samples(Previous previous) {
    return previous == null || previous.samples() == null ? BakeSamples.NONE : previous.samples();
  }

  /**
   * Which bake, and what its earlier rounds saw.
   *
   * @param epoch of the run that bakes
   * @param weight of the step that is watched: share of green in percent
   * @param bakeSeconds how long to watch
   * @param startedAt when the workflow began this bake
   * @param untilAnswered whether to watch until a person's answer is recorded
   * @param untilResumed whether to watch until a person lets a paused run go on
   * @param previous the previous answer; in the first round null, or without samples
   */
  public record Input(
      long epoch,
      int weight,
      long bakeSeconds,
      Instant startedAt,
      boolean untilAnswered,
      boolean untilResumed,
      Previous previous) {}

  /**
   * What the function needs back from its previous answer.
   *
   * @param samples as they were answered
   * @param touchedAt as it was answered; null in the first round
   */
  public record Previous(BakeSamples samples, Instant touchedAt) {}

  /**
   * What the round decided, and all that the next one needs.
   *
   * @param verdict CONTINUE, PASS or FAIL
   * @param reason why
   * @param startedAt as received
   * @param samples to be handed back
   * @param touch whether the workflow touches the functions of the way back now
   * @param touchedAt to be handed back
   */
  public record Output(
      BakeVerdict verdict,
      String reason,
      Instant startedAt,
      BakeSamples samples,
      boolean touch,
      Instant touchedAt) {}
}
