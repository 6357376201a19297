package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import java.util.List;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Starts a reconcile and polls it to its end. Reads {@code $.run.epoch}.
 *
 * <p>Somebody's {@code cdk deploy} may hold the stack: the loop waits for it, but not for ever.
 */
final class ReconcileSteps {
  /** Pause between two looks at the stack, in seconds. */
  static final int POLL_SECONDS = 5;

  /** Looks before giving up: 15 minutes, more than an update of one listener rule ever takes. */
  static final int MAX_POLLS = 180;

  private static final int TIMEOUT_SECONDS = StepTimeouts.RECONCILE_TASK;
  private static final int ATTEMPTS = 3;

  private ReconcileSteps() {}

  static Chain of(Construct scope, String name, MigrationFunction reconcile) {
    Pass done = new Pass(scope, name + ": done");
    Fail expired =
        Fail.Builder.create(scope, name + ": timed out")
            .error("ReconcileTimedOut")
            .cause(
                "The stack did not settle within "
                    + POLL_SECONDS * MAX_POLLS
                    + " s; look at its events, then reconcile again")
            .build();
    Pass begin =
        new CountedLoop(scope, name, POLL_SECONDS, MAX_POLLS)
            .around(
                look(scope, name + ": start", reconcile, "start"),
                look(scope, name + ": look", reconcile, "poll"),
                Condition.booleanEquals("$.reconcile.done", true),
                done,
                expired);
    return Chain.custom(begin, List.of(done), done);
  }

  private static LambdaInvoke look(
      Construct scope, String name, MigrationFunction reconcile, String operation) {
    return new Step(
            name,
            reconcile,
            TIMEOUT_SECONDS,
            ATTEMPTS,
            Payload.operation(operation).path("epoch", "$.run.epoch"),
            "$.reconcile")
        .in(scope);
  }
}
