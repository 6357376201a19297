package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.stack.StackActivity;
import java.time.Duration;

/**
 * Keeps the rule at what the state item intends, one look a call. A stack update that was under way
 * when traffic moved carries the weights from when it started and writes them when it gets to the
 * rule, up to minutes later; so whoever moved traffic looks again until the update has settled.
 */
public final class HoldTraffic {
  private final TrafficIntents intents;
  private final StackActivity stack;
  private final WeightSetter setter;

  /** A hold over these ports. */
  public HoldTraffic(
      TrafficControl traffic, TrafficIntents intents, StackActivity stack, Timing timing) {
    this.intents = intents;
    this.stack = stack;
    this.setter = new WeightSetter(traffic, timing);
  }

  /**
   * Makes the rule carry the recorded intent of run {@code epoch}, within {@code budget}.
   *
   * @throws StaleActorException if another run may act
   * @throws TransientFailureException if the weights read back differ for {@code budget}
   */
  public HeldTraffic once(long epoch, Duration budget) {
    TrafficIntent intent = intents.read().requireEpoch(epoch);
    // Asked before the weights are read: an update that ends in between has then written already.
    boolean settled = !stack.busy();
    boolean corrected = setter.apply(intent.weight(), budget);
    TrafficIntent now = intents.read();
    if (!now.weight().equals(intent.weight())) {
      // A later intent was recorded meanwhile, and this call may have written after its owner did.
      setter.apply(now.weight(), budget);
    }
    now.requireEpoch(epoch);
    return new HeldTraffic(now.weight(), corrected, settled);
  }
}
