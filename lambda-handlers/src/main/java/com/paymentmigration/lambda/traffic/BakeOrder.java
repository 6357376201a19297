package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.TrafficWeight;
import java.time.Duration;
import java.time.Instant;

/**
 * One round of a bake.
 *
 * @param epoch run that bakes
 * @param weight step that is being watched
 * @param length how long to watch
 * @param startedAt when this bake's first round was ordered
 * @param untilAnswered whether a person is asked meanwhile: then the bake passes as soon as the
 *     answer is recorded, and its length is the time that the person has
 * @param untilResumed whether the run is paused meanwhile: then the bake passes as soon as a person
 *     lets it go on, and fails when nobody does in the pause's time
 * @param samples what earlier rounds saw
 */
public record BakeOrder(
    long epoch,
    TrafficWeight weight,
    Duration length,
    Instant startedAt,
    boolean untilAnswered,
    boolean untilResumed,
    BakeSamples samples) {
  /**
   * Rejects a bake of negative length.
   *
   * @throws IllegalArgumentException if {@code length} is negative
   */
  public BakeOrder {
    if (length.isNegative()) {
      throw new IllegalArgumentException(
          "bakeSeconds: received " + length.toSeconds() + ", allowed: 0 or more");
    }
  }
}
