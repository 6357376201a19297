package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One forward step of the traffic: intent recorded, weights set, read back, and enough healthy
 * targets before and after. Repeating a step is harmless.
 */
public final class ShiftTraffic {
  /** For the weights to be read back as they were set: 5 s. */
  static final Duration SET_BUDGET = Duration.ofSeconds(5);

  /**
   * For enough targets to become healthy, once before the step and once after it: 3 s. Short,
   * because the workflow repeats the step, and its function must end before its task does.
   */
  static final Duration CAPACITY_BUDGET = Duration.ofSeconds(3);

  /** Statuses in which a run shifts traffic. */
  private static final List<MigrationStatus> DURING =
      List.of(MigrationStatus.SHIFTING, MigrationStatus.SWITCHED);

  private static final Duration BETWEEN_HEALTH_READINGS = Duration.ofSeconds(1);

  private final TrafficControl traffic;
  private final TrafficIntents intents;
  private final Timing timing;
  private final WeightSetter setter;

  /** A shift over these ports. */
  public ShiftTraffic(TrafficControl traffic, TrafficIntents intents, Timing timing) {
    this.traffic = traffic;
    this.intents = intents;
    this.timing = timing;
    this.setter = new WeightSetter(traffic, timing);
  }

  /**
   * Moves the traffic to {@code weight} on behalf of run {@code epoch}.
   *
   * @throws StaleActorException if another run may act. When it began while the weights were being
   *     set, the weights that it intends are restored first: the later intent wins
   * @throws TransientFailureException if there are too few healthy targets, or the weights read
   *     back differ
   */
  public void to(long epoch, TrafficWeight weight) {
    TrafficIntent before = intents.read().requireEpoch(epoch);
    Environment gaining = gaining(before.target(), traffic.read(), weight);
    awaitCapacity(gaining, weight, "before");
    intents.record(epoch, weight, DURING, "traffic step to " + weight.percent());
    setter.apply(weight, SET_BUDGET);
    yieldToLaterRun(epoch);
    awaitCapacity(gaining, weight, "after");
  }

  private static Environment gaining(Environment target, RuleWeights live, TrafficWeight weight) {
    int direction = Double.compare(weight.percent(), live.greenPercent());
    if (direction == 0) {
      return target;
    }
    return direction > 0 ? Environment.GREEN : Environment.BLUE;
  }

  private void yieldToLaterRun(long epoch) {
    TrafficIntent now = intents.read();
    if (now.epoch() != epoch) {
      setter.apply(now.weight(), SET_BUDGET);
      now.requireEpoch(epoch);
    }
  }

  private void awaitCapacity(Environment gaining, TrafficWeight weight, String when) {
    int share = weight.of(gaining);
    Instant deadline = timing.now().plus(CAPACITY_BUDGET);
    while (true) {
      TargetHealth health = traffic.health(gaining);
      TargetHealth other = traffic.health(gaining.other());
      if (CapacityRule.satisfied(share, health, other)) {
        return;
      }
      if (!timing.now().isBefore(deadline)) {
        throw new TransientFailureException(
            "targets of "
                + gaining.key()
                + " "
                + when
                + " the step to "
                + share
                + " %: received "
                + health
                + ", needed "
                + CapacityRule.needed(share, other.healthy())
                + " healthy and more healthy than unhealthy ("
                + gaining.other().key()
                + ": "
                + other
                + ")");
      }
      timing.pauser().pause(BETWEEN_HEALTH_READINGS);
    }
  }
}
