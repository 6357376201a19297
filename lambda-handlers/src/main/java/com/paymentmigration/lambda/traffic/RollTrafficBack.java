package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.stack.StackActivity;
import java.time.Duration;
import java.util.List;

/**
 * All traffic back to one environment: intent recorded, weights set and read back within 5 s. Does
 * not wait for a stack update under way; the answer says whether {@link HoldTraffic} must look
 * again.
 */
public final class RollTrafficBack {
  /** Setting and reading back, at most: 5 s ({@code docs/protocol.md#rollback}, step 2). */
  public static final Duration BUDGET = Duration.ofSeconds(5);

  private final TrafficControl traffic;
  private final TrafficIntents intents;
  private final HoldTraffic hold;

  /** A rollback over these ports. */
  public RollTrafficBack(
      TrafficControl traffic, TrafficIntents intents, StackActivity stack, Timing timing) {
    this.traffic = traffic;
    this.intents = intents;
    this.hold = new HoldTraffic(traffic, intents, stack, timing);
  }

  /**
   * Sends everything to {@code environment} on behalf of run {@code epoch}.
   *
   * @throws StaleActorException if another run may act
   * @throws TransientFailureException if the weights read back differ for 5 s, or {@code
   *     environment} has no healthy target while the other one has: going there would turn a
   *     failure of some requests into a failure of all
   */
  public HeldTraffic to(long epoch, Environment environment) {
    intents.read().requireEpoch(epoch);
    refuseToLeaveTheOnlyHealthySide(environment);
    intents.record(
        epoch,
        TrafficWeight.allTo(environment),
        List.of(MigrationStatus.ROLLING_BACK),
        "traffic back to " + environment.key());
    return hold.once(epoch, BUDGET);
  }

  private void refuseToLeaveTheOnlyHealthySide(Environment environment) {
    TargetHealth there = traffic.health(environment);
    if (there.healthy() > 0) {
      return;
    }
    TargetHealth here = traffic.health(environment.other());
    if (here.healthy() > 0) {
      throw new TransientFailureException(
          "targets of "
              + environment.key()
              + ": received "
              + there
              + ", needed 1 healthy before all traffic goes there, because "
              + environment.other().key()
              + " has "
              + here);
    }
  }
}
