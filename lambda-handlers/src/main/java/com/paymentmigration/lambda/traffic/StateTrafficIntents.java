package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.StateWriter;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import java.util.List;

/** The state item's attributes about traffic, written under the protocol's rules. */
public final class StateTrafficIntents implements TrafficIntents {
  private final StateWriter state;
  private final Timing timing;

  /** Intents in the state item that {@code state} writes. */
  public StateTrafficIntents(StateWriter state, Timing timing) {
    this.state = state;
    this.timing = timing;
  }

  @Override
  public TrafficIntent read() {
    return intent(state.read());
  }

  @Override
  public TrafficIntent record(
      long epoch, TrafficWeight weight, List<MigrationStatus> during, String why) {
    MigrationState now = state.readAs(epoch);
    if (!during.contains(now.status())) {
      throw new StaleActorException(
          "status: received " + now.status() + ", allowed for a change of the weight: " + during);
    }
    if (now.greenWeight().equals(weight)) {
      return intent(now);
    }
    return intent(
        state.changeLatest(
            epoch,
            latest -> during.contains(latest.status()),
            Intent.SET_WEIGHT,
            new Cause(now.executionArn(), why),
            draft -> draft.greenWeight(weight).step(now.step(), timing.now())));
  }

  private static TrafficIntent intent(MigrationState state) {
    return new TrafficIntent(
        state.epoch(),
        state.version(),
        state.status(),
        state.step(),
        state.active(),
        state.target(),
        state.greenWeight(),
        state.runStartedAt(),
        state.stepStartedAt());
  }
}
