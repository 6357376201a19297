package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.Wait;
import software.amazon.awscdk.services.stepfunctions.WaitTime;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Watches both environments for a while: a round of probes and alarms every ten seconds (decision
 * 9). Reads {@code $.run} and {@code $.weight}. Ends in a failure as soon as a round says FAIL.
 */
final class BakeSteps {
  /** Pause between two rounds, in seconds. */
  static final int ROUND_SECONDS = 10;

  /** Events that one round adds to the execution history: wait 2, task 5, choice 2. */
  static final int EVENTS_PER_ROUND = 9;

  private static final int TIMEOUT_SECONDS = StepTimeouts.BAKE_TASK;
  private static final int ATTEMPTS = 3;

  private BakeSteps() {}

  static Chain of(Construct scope, String name, MigrationFunction bake, int bakeSeconds) {
    Map<String, Object> fresh = new LinkedHashMap<>();
    fresh.put("startedAt.$", "$$.State.EnteredTime");
    fresh.put("verdict", "CONTINUE");
    Pass begin =
        Pass.Builder.create(scope, name + ": begin").parameters(fresh).resultPath("$.bake").build();
    Wait pause =
        Wait.Builder.create(scope, name + ": pause")
            .time(WaitTime.duration(Duration.seconds(ROUND_SECONDS)))
            .build();
    LambdaInvoke round =
        new Step(
                name + ": round",
                bake,
                TIMEOUT_SECONDS,
                ATTEMPTS,
                Payload.empty()
                    .path("epoch", "$.run.epoch")
                    .path("weight", "$.weight")
                    .value("bakeSeconds", bakeSeconds)
                    .path("startedAt", "$.bake.startedAt")
                    .path("previous", "$.bake"),
                "$.bake")
            .in(scope);
    Pass passed = new Pass(scope, name + ": passed");
    Fail failed =
        Fail.Builder.create(scope, name + ": failed")
            .error("BakeFailed")
            .causePath("$.bake.reason")
            .build();
    begin.next(pause).next(round);
    round.next(
        new Choice(scope, name + ": verdict?")
            .when(Condition.stringEquals("$.bake.verdict", "PASS"), passed)
            .when(Condition.stringEquals("$.bake.verdict", "CONTINUE"), pause)
            .otherwise(failed));
    return Chain.custom(begin, List.of(passed), passed);
  }
}
