package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;

/** Asks a person before the writer moves; the workflow rolls back when nobody answers in time. */
public final class RequestApproval {
  private final StateWriter states;
  private final Timing timing;
  private final Notifier notifier;

  /** The use case over its ports. */
  public RequestApproval(StateWriter states, Timing timing, Notifier notifier) {
    this.states = states;
    this.timing = timing;
    this.notifier = notifier;
  }

  /**
   * Records the request and publishes the exact commands that answer it. A rotation that takes or
   * gives back its lease meanwhile is no reason to fail the run.
   *
   * @throws com.paymentmigration.lambda.domain.StaleActorException if another run may act
   */
  public MigrationState request(long epoch, String taskToken, Cause cause) {
    MigrationState next =
        states.changeLatest(
            epoch,
            latest -> latest.status() == MigrationStatus.SHIFTING,
            Intent.REQUEST_APPROVAL,
            cause,
            draft -> draft.step(RunStep.APPROVAL, timing.now()));
    notifier.publish(
        "Approve moving the writer from " + next.home().key() + " to " + next.target().key(),
        """
        Traffic stands at %d %% on green and its bake passed. Approve:

        aws stepfunctions send-task-success --task-output \
        '{"approved":true,"by":"YOUR_NAME","reason":"YOUR_REASON"}' --task-token '%s'

        Refuse, which rolls everything back:

        aws stepfunctions send-task-success --task-output \
        '{"approved":false,"by":"YOUR_NAME","reason":"YOUR_REASON"}' --task-token '%s'

        Or ./migrate approve, which fills in who you are. Name and reason go into the audit events.
        """
            .formatted(next.greenWeight().percent(), taskToken, taskToken));
    return next;
  }
}
