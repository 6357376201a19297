package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import java.util.List;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Keeps the traffic where the state item wants it while a stack update is under way: an update that
 * began before the rollback may still set the weights that it was given. Reads {@code $.run.epoch}.
 *
 * <p>Ends when the stack has settled or after the last look, and never in a failure: what it could
 * not hold is for the steps behind it.
 */
final class HoldSteps {
  /** Pause between two looks, in seconds. */
  static final int POLL_SECONDS = 5;

  private HoldSteps() {}

  static Chain of(
      Construct scope, String name, MigrationFunction traffic, int looks, int refusals) {
    Pass end = new Pass(scope, name + ": done");
    Pass begin =
        new CountedLoop(scope, name, POLL_SECONDS, looks)
            .around(
                look(scope, name + ": first look", traffic, refusals, end),
                look(scope, name + ": look", traffic, refusals, end),
                Condition.booleanEquals("$.hold.settled", true),
                end,
                end);
    return Chain.custom(begin, List.of(end), end);
  }

  private static LambdaInvoke look(
      Construct scope, String name, MigrationFunction traffic, int refusals, Pass end) {
    LambdaInvoke look =
        new Step(
                name,
                traffic,
                StepTimeouts.TRAFFIC_BACK_TASK,
                1,
                Payload.operation("hold").path("epoch", "$.run.epoch"),
                "$.hold",
                refusals)
            .in(scope);
    look.addCatch(
        end, CatchProps.builder().errors(List.of("States.ALL")).resultPath("$.notHeld").build());
    return look;
  }
}
