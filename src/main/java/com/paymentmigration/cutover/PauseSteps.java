package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.lambda.cutover.PauseRequest;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import java.util.List;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Stops a run before its next step if a person asked for that, and watches both environments as in
 * a bake until one lets it go on. Nobody in time is a failure, so the run rolls back. Reads {@code
 * $.run} and {@code $.weight}.
 */
final class PauseSteps {
  private static final int ATTEMPTS = 3;

  /** Between two rounds of probes: {@link PauseRequest#MOST} has 120 of them, 1,320 events. */
  private static final int ROUND_SECONDS = 30;

  private PauseSteps() {}

  /** Longest time that all pauses of one run take, in seconds. */
  static int mostSeconds() {
    return Math.toIntExact(PauseRequest.MOST.toSeconds());
  }

  /** The states before one step; their names begin with {@code name}. */
  static Chain before(Construct scope, String name, SwitchStepFunctions functions) {
    LambdaInvoke asked = step(scope, name + "?", functions.run(), "pause");
    LambdaInvoke resume = step(scope, name + ": resumed", functions.run(), "resume");
    Pass over = new Pass(scope, name + ": over");
    asked.next(
        new Choice(scope, name + ": paused?")
            .when(
                Condition.booleanEquals("$.pause.paused", true),
                BakeSteps.whilePaused(
                        scope, name + ": watch", functions, mostSeconds(), ROUND_SECONDS)
                    .next(resume)
                    .next(over))
            .otherwise(over));
    return Chain.custom(asked, List.of(over), over);
  }

  private static LambdaInvoke step(
      Construct scope, String name, MigrationFunction run, String operation) {
    return new Step(
            name,
            run,
            StepTimeouts.RUN_TASK,
            ATTEMPTS,
            Payload.operation(operation).path("epoch", "$.run.epoch"),
            "$.pause")
        .in(scope);
  }
}
