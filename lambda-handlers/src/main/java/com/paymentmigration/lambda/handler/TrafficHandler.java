package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.traffic.HeldTraffic;
import com.paymentmigration.lambda.traffic.RollTrafficBack;

/** Moves traffic: a step forward, all the way back, or one look that keeps it where it belongs. */
public final class TrafficHandler extends JsonHandler<TrafficHandler.Input, TrafficHandler.Output> {
  private final TrafficComposition use;

  /** The function as Lambda makes it. */
  public TrafficHandler() {
    this(TrafficComposition.of(System.getenv()));
  }

  /** A function over these use cases. */
  public TrafficHandler(TrafficComposition use) {
    super(Input.class, use.touch());
    this.use = use;
  }

  @Override
  protected Output handle(Input input, Context context) {
    LogContext.of(input.epoch(), "traffic-" + input.operation());
    return switch (input.operation()) {
      case "set" -> {
        TrafficWeight weight = new TrafficWeight(input.weight());
        use.shift().to(input.epoch(), weight);
        yield new Output(weight.percent(), true, null, null);
      }
      case "back" -> output(use.back().to(input.epoch(), Environment.ofKey(input.to())));
      case "hold" -> output(use.hold().once(input.epoch(), RollTrafficBack.BUDGET));
      case "rest" -> rest();
      default -> throw UnknownOperation.of(input.operation(), "set, back, hold, rest");
    };
  }

  /** What a touch does, so that nothing is asleep or cold; then the look. */
  private Output rest() {
    use.touch().run();
    return new Output(null, null, use.rest().look(), null);
  }

  private static Output output(HeldTraffic held) {
    return new Output(held.weight().percent(), true, held.settled(), held.corrected());
  }

  /**
   * What to do.
   *
   * @param operation {@code set}, {@code back}, {@code hold}, or {@code rest}: the look of every
   *     minute
   * @param epoch of the run that acts; of {@code rest} none
   * @param weight of {@code set}: share of green in percent
   * @param to of {@code back}: {@code blue} or {@code green}
   */
  public record Input(String operation, long epoch, int weight, String to) {}

  /**
   * What was done; there is no answer without it being so. Absent fields do not belong to the
   * operation.
   *
   * @param weight share of green in percent that the rule carries, read back
   * @param ready always true: weights read back, and for {@code set} enough healthy targets
   * @param settled of {@code back} and {@code hold}: whether no stack update is under way; while
   *     false, call {@code hold} again; of {@code rest}: whether the rule was compared
   * @param corrected of {@code back} and {@code hold}: whether the rule had to be written
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Output(Integer weight, Boolean ready, Boolean settled, Boolean corrected) {}
}
