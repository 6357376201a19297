package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.util.List;

/**
 * Stops a run before a step that shifts traffic or moves the writer, if a person asked for it, and
 * lets it go on. The workflow calls it before each such step and at no other time: nothing stops
 * between the fence and the opening.
 */
public final class PauseRun {
  private static final List<RunStep> BETWEEN_STEPS = List.of(RunStep.SHIFTING, RunStep.ANSWERED);

  private final StateWriter states;
  private final Timing timing;
  private final PauseRequests requests;

  /** The use case over its ports. */
  public PauseRun(StateWriter states, Timing timing, PauseRequests requests) {
    this.states = states;
    this.timing = timing;
    this.requests = requests;
  }

  /**
   * Records the pause that a person asked for; called again, it changes nothing.
   *
   * @return whether the run is paused
   * @throws com.paymentmigration.lambda.domain.StaleActorException if another run may act
   */
  public boolean pauseIfAsked(long epoch) {
    MigrationState state = states.readAs(epoch);
    if (state.step() == RunStep.PAUSED) {
      return true;
    }
    PauseRequest request = requests.latest().filter(found -> found.stops(epoch)).orElse(null);
    if (request == null) {
      return false;
    }
    states.changeLatest(
        epoch,
        latest ->
            latest.status() == MigrationStatus.SHIFTING && BETWEEN_STEPS.contains(latest.step()),
        Intent.PAUSE,
        request.asked(),
        draft -> draft.step(RunStep.PAUSED, timing.now()));
    return true;
  }

  /**
   * Records who lets the run go on; called again, it changes nothing.
   *
   * @throws MigrationException if nobody does: then the run rolls back
   * @throws com.paymentmigration.lambda.domain.StaleActorException if another run may act
   */
  public void goOn(long epoch) {
    MigrationState state = states.readAs(epoch);
    if (state.step() != RunStep.PAUSED) {
      return;
    }
    Cause resumed =
        requests
            .latest()
            .flatMap(found -> found.letsGoOn(epoch))
            .orElseThrow(
                () ->
                    new MigrationException(
                        "pause: received no resume, allowed to go on: after a person resumed"));
    states.changeLatest(
        epoch,
        latest -> latest.step() == RunStep.PAUSED,
        Intent.RESUME,
        resumed,
        draft -> draft.step(RunStep.SHIFTING, timing.now()));
  }
}
