package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.stack.StackActivity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each minute, while nothing runs, whether the rule carries what the state item says: a
 * deployment that took longer than a run held the rule, or an update that was rolled back later,
 * writes an old weight silently. Never while a stack update is under way.
 */
public final class TrafficAtRest {
  private static final Logger LOG = LoggerFactory.getLogger(TrafficAtRest.class);

  private final TrafficControl traffic;
  private final TrafficIntents intents;
  private final StackActivity stack;
  private final HoldTraffic hold;

  /** A look over these ports. */
  public TrafficAtRest(
      TrafficControl traffic, TrafficIntents intents, StackActivity stack, HoldTraffic hold) {
    this.traffic = traffic;
    this.intents = intents;
    this.stack = stack;
    this.hold = hold;
  }

  /**
   * One look.
   *
   * @return whether the rule was compared: nothing runs, and no stack update is under way
   * @throws DisturbedAtRestException if it carried something else; it was put right before
   */
  public boolean look() {
    TrafficIntent intent = intents.read();
    if (!intent.atRest() || stack.busy()) {
      return false;
    }
    RuleWeights found = traffic.read();
    if (found.equals(RuleWeights.of(intent.weight()))) {
      return true;
    }
    HeldTraffic held;
    try {
      held = hold.once(intent.epoch(), RollTrafficBack.BUDGET);
    } catch (StaleActorException | TransientFailureException notNow) {
      LOG.warn("weights at rest: not put right now", notNow);
      return false;
    }
    throw new DisturbedAtRestException(
        "weights at rest: received %s, the state item says %s, the rule carries green %d %% again"
            .formatted(found, intent.weight(), held.weight().percent()));
  }
}
