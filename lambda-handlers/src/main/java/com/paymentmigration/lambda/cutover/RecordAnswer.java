package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.RunStep;

/**
 * Records who answered the request for approval, and why, before the workflow acts on it. The name
 * is claimed by whoever held the task token; CloudTrail has the proof.
 */
public final class RecordAnswer {
  private final StateWriter states;

  /** The use case over its port. */
  public RecordAnswer(StateWriter states) {
    this.states = states;
  }

  /**
   * A person's answer.
   *
   * @param approved whether the writer may move
   * @param cause who answered, as claimed, and why
   */
  public record Answer(boolean approved, Cause cause) {}

  /**
   * Records the answer once; asked again, it changes nothing. The step becomes ANSWERED, so that
   * nobody is told to answer any more, and the watch of both environments ends. A rotation that
   * takes or gives back its lease meanwhile is no reason to lose an answer.
   *
   * @throws com.paymentmigration.lambda.domain.StaleActorException if another run may act
   */
  public MigrationState record(long epoch, Answer answer) {
    MigrationState state = states.readAs(epoch);
    if (state.step() != RunStep.APPROVAL) {
      return state;
    }
    return states.changeLatest(
        epoch,
        latest -> latest.step() == RunStep.APPROVAL,
        answer.approved() ? Intent.APPROVE : Intent.REFUSE,
        answer.cause(),
        draft -> draft.step(RunStep.ANSWERED));
  }
}
