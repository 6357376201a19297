package com.paymentmigration.cutover;

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
import software.amazon.awscdk.services.stepfunctions.Parallel;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.Wait;
import software.amazon.awscdk.services.stepfunctions.WaitTime;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Watches both environments for a while: a round of probes and alarms every ten seconds (decision
 * 9). Reads {@code $.run} and {@code $.weight}. Ends in a failure as soon as a round says FAIL.
 * Keeps the functions of the way back warm, also while nobody else does.
 */
final class BakeSteps {
  /** Pause between two rounds, in seconds. */
  static final int ROUND_SECONDS = 10;

  /**
   * Events that one round adds to the execution history: wait 2, task 5, choice 2; and a 24th part
   * of touching five functions (4 for the state, 7 each), which is due every four minutes.
   */
  static final int EVENTS_PER_ROUND = 11;

  private static final int TIMEOUT_SECONDS = StepTimeouts.BAKE_TASK;
  private static final int ATTEMPTS = 3;

  private static final String UNTIL_ITS_END = "";

  private BakeSteps() {}

  /** A bake of {@code bakeSeconds}. */
  static Chain of(Construct scope, String name, SwitchStepFunctions functions, int bakeSeconds) {
    return rounds(scope, name, functions, bakeSeconds, ROUND_SECONDS, UNTIL_ITS_END);
  }

  /** Rounds until a person lets a paused run go on; parameters as for an approval. */
  static Chain whilePaused(
      Construct scope,
      String name,
      SwitchStepFunctions functions,
      int timeoutSeconds,
      int pauseSeconds) {
    return rounds(scope, name, functions, timeoutSeconds, pauseSeconds, "untilResumed");
  }

  /**
   * Rounds until the answer of a person is recorded.
   *
   * @param timeoutSeconds of the request; the workflow ends the watch with it
   * @param pauseSeconds between two rounds
   */
  static Chain whileAPersonIsAsked(
      Construct scope,
      String name,
      SwitchStepFunctions functions,
      int timeoutSeconds,
      int pauseSeconds) {
    return rounds(scope, name, functions, timeoutSeconds, pauseSeconds, "untilAnswered");
  }

  private static Chain rounds(
      Construct scope,
      String name,
      SwitchStepFunctions functions,
      int seconds,
      int pauseSeconds,
      String until) {
    Map<String, Object> fresh = new LinkedHashMap<>();
    fresh.put("startedAt.$", "$$.State.EnteredTime");
    fresh.put("verdict", "CONTINUE");
    Pass begin =
        Pass.Builder.create(scope, name + ": begin").parameters(fresh).resultPath("$.bake").build();
    Wait pause =
        Wait.Builder.create(scope, name + ": pause")
            .time(WaitTime.duration(Duration.seconds(pauseSeconds)))
            .build();
    LambdaInvoke round =
        new Step(
                name + ": round",
                functions.bake(),
                TIMEOUT_SECONDS,
                ATTEMPTS,
                Payload.empty()
                    .path("epoch", "$.run.epoch")
                    .path("weight", "$.weight")
                    .value("bakeSeconds", seconds)
                    .value("untilAnswered", until.equals("untilAnswered"))
                    .value("untilResumed", until.equals("untilResumed"))
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
    Parallel touch = TouchSteps.attempted(scope, name + ": touch", functions.wayBack());
    begin.next(pause).next(round);
    touch.next(pause);
    Condition goesOn = Condition.stringEquals("$.bake.verdict", "CONTINUE");
    round.next(
        new Choice(scope, name + ": verdict?")
            .when(Condition.stringEquals("$.bake.verdict", "PASS"), passed)
            .when(Condition.and(goesOn, Condition.booleanEquals("$.bake.touch", true)), touch)
            .when(goesOn, pause)
            .otherwise(failed));
    return Chain.custom(begin, List.of(passed), passed);
  }
}
