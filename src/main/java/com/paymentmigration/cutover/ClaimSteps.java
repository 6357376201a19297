package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.RollbackBudget;
import com.paymentmigration.lambda.handler.ClaimAnswer;
import com.paymentmigration.lambda.handler.JsonHandler;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.Parallel;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.Result;
import software.amazon.awscdk.services.stepfunctions.State;
import software.amazon.awscdk.services.stepfunctions.Wait;
import software.amazon.awscdk.services.stepfunctions.WaitTime;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Takes the run over: the first step of a rollback. Leaves the answer in {@code $.run}.
 *
 * <p>The request cannot be lost. Two functions can claim: the second one is asked as soon as the
 * first one fails in any way, and if both fail the request waits here and asks again. It cannot do
 * more: weights may be moved only by the actor that owns the newest epoch, and the epoch is what
 * the claim takes. Where neither function reaches the state item, no actor may act.
 *
 * <p>Beside the claim the function that moves the traffic is touched, so that of two cold starts
 * the second one is over when it is needed.
 */
final class ClaimSteps {
  /** Answer of a claim while a move is under way: it ends by itself within its deadline. */
  private static final String NOTED = ClaimRollback.Why.NOTED.name();

  private static final int ASK_AGAIN_SECONDS = seconds(RollbackBudget.ASKING_AGAIN.timeout());

  /** As often as fits the move's deadline, and once more: then the claim takes over. */
  private static final int ASK_AGAIN_TIMES =
      seconds(RollbackBudget.MOVE_UNDER_WAY.timeout()) / ASK_AGAIN_SECONDS + 1;

  private static final int LOST_PAUSE_SECONDS = 5;

  /** Rounds in which neither function could claim: 10 minutes, up to 50 if each call hangs. */
  private static final int LOST_ROUNDS = 120;

  private final Construct scope;
  private final SwitchStepFunctions functions;

  ClaimSteps(Construct scope, SwitchStepFunctions functions) {
    this.scope = scope;
    this.functions = functions;
  }

  Chain chain() {
    Parallel both =
        Parallel.Builder.create(scope, "Claim and wake")
            .comment("The claim, and a call without an effect of the function that is needed next")
            .resultPath("$.claimed")
            .build();
    both.branch(claim());
    both.branch(wake());
    return Chain.start(both)
        .next(
            Pass.Builder.create(scope, "Take the claim")
                .inputPath("$.claimed[0].run")
                .resultPath("$.run")
                .build());
  }

  private State wake() {
    LambdaInvoke wake =
        new Step(
                "Wake the traffic function",
                functions.trafficBack(),
                StepTimeouts.TRAFFIC_BACK_TASK,
                1,
                Payload.operation(JsonHandler.TOUCH),
                Step.NOWHERE)
            .in(scope);
    wake.addCatch(new Pass(scope, "The traffic function is silent"), caught("$.silent"));
    return wake;
  }

  private State claim() {
    Pass begin = count("Nobody claimed: begin", "$.lost", false);
    Pass zero = count("Claim: begin", "$.polls", false);
    LambdaInvoke first = ask("Claim the rollback", functions.run());
    LambdaInvoke firstOther = ask("Claim the rollback by the watchdog", functions.watchdog());
    LambdaInvoke again = ask("Claim it again", functions.run());
    LambdaInvoke againOther = ask("Claim it again by the watchdog", functions.watchdog());
    Pass answered = new Pass(scope, "Claim: answered");
    Wait pause = pause("Claim: pause", ASK_AGAIN_SECONDS);
    Choice settled =
        new Choice(scope, "Claim: settled?")
            .when(Condition.not(Condition.stringEquals("$.run.why", NOTED)), answered)
            .when(Condition.numberGreaterThanEquals("$.polls.count", ASK_AGAIN_TIMES), answered)
            .otherwise(pause);
    Pass lost = count("Nobody claimed: count", "$.lost", true);
    begin.next(zero).next(first).next(settled);
    pause.next(count("Claim: count", "$.polls", true)).next(again).next(settled);
    first.addCatch(firstOther, caught("$.unclaimed"));
    firstOther.addCatch(lost, caught("$.unclaimed"));
    firstOther.next(settled);
    again.addCatch(againOther, caught("$.unclaimed"));
    againOther.addCatch(lost, caught("$.unclaimed"));
    againOther.next(settled);
    lost.next(
        new Choice(scope, "Nobody claimed: give up?")
            .when(Condition.numberGreaterThanEquals("$.lost.count", LOST_ROUNDS), givenUp())
            .otherwise(pause("Nobody claimed: pause", LOST_PAUSE_SECONDS).next(zero)));
    return begin;
  }

  private LambdaInvoke ask(String name, MigrationFunction function) {
    return new Step(
            name,
            function,
            StepTimeouts.RUN_TASK,
            1,
            Payload.operation(ClaimAnswer.OPERATION)
                .path("executionArn", "$$.Execution.Id")
                .path("requestedBy", "$.requestedBy")
                .path("reason", "$.reason")
                .path("alarmTime", "$.alarmTime"),
            "$.run")
        .in(scope);
  }

  private Fail givenUp() {
    return Fail.Builder.create(scope, "Nobody claimed")
        .error("ClaimLost")
        .causePath(
            "States.Format('neither function could claim the rollback, nothing was moved; roll back"
                + " again when the state table answers: {}', States.JsonToString($.unclaimed))")
        .build();
  }

  private Wait pause(String name, int seconds) {
    return Wait.Builder.create(scope, name)
        .time(WaitTime.duration(Duration.seconds(seconds)))
        .build();
  }

  private Pass count(String name, String path, boolean more) {
    Pass.Builder pass = Pass.Builder.create(scope, name).resultPath(path);
    if (!more) {
      return pass.result(Result.fromObject(Map.of("count", 0))).build();
    }
    Map<String, Object> next = new LinkedHashMap<>();
    next.put("count.$", "States.MathAdd(" + path + ".count, 1)");
    return pass.parameters(next).build();
  }

  private static CatchProps caught(String path) {
    return CatchProps.builder().errors(List.of("States.ALL")).resultPath(path).build();
  }

  private static int seconds(java.time.Duration duration) {
    return Math.toIntExact(duration.toSeconds());
  }
}
