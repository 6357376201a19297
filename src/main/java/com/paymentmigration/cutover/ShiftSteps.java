package com.paymentmigration.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.Result;
import software.constructs.Construct;

/**
 * Shifts the traffic through the profile's steps: set, read back, bake, reconcile, then the next
 * one. Reads {@code $.run}; leaves the last weight in {@code $.weight}.
 */
final class ShiftSteps {
  private static final int SET_TIMEOUT_SECONDS = StepTimeouts.TRAFFIC_TASK;
  private static final int SET_ATTEMPTS = 3;

  private ShiftSteps() {}

  static Chain of(
      Construct scope, SwitchStepFunctions functions, List<Integer> steps, int bakeSeconds) {
    Choice direction = new Choice(scope, "Shift: which way?");
    Pass ready = new Pass(scope, "Shift: ready");
    direction
        .when(
            Condition.stringEquals("$.run.to", Environment.GREEN.key()),
            plan(scope, Environment.GREEN, steps).next(ready))
        .otherwise(plan(scope, Environment.BLUE, steps).next(ready));
    Map<String, Object> item = new TreeMap<>();
    item.put("weight.$", "$$.Map.Item.Value");
    item.put("run.$", "$.run");
    software.amazon.awscdk.services.stepfunctions.Map shift =
        software.amazon.awscdk.services.stepfunctions.Map.Builder.create(scope, "Shift traffic")
            .comment("One weight after the other, each baked before the next")
            .maxConcurrency(1)
            .itemsPath("$.plan.weights")
            .itemSelector(item)
            .resultPath(JsonPath.DISCARD)
            .build();
    shift.itemProcessor(
        PauseSteps.before(scope, "Pause before a weight", functions)
            .next(
                new Step(
                        "Set weight",
                        functions.traffic(),
                        SET_TIMEOUT_SECONDS,
                        SET_ATTEMPTS,
                        Payload.operation("set")
                            .path("epoch", "$.run.epoch")
                            .path("weight", "$.weight"),
                        Step.NOWHERE)
                    .in(scope))
            .next(BakeSteps.of(scope, "Bake", functions, bakeSeconds))
            .next(ReconcileSteps.of(scope, "Reconcile weight", functions.reconcile())));
    Pass last =
        Pass.Builder.create(scope, "Shift: all moved")
            .inputPath("$.plan.last")
            .resultPath("$.weight")
            .build();
    ready.next(shift).next(last);
    return Chain.custom(direction, List.of(last), last);
  }

  private static Pass plan(Construct scope, Environment to, List<Integer> steps) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("weights", greenWeights(to, steps));
    plan.put("last", TrafficWeight.allTo(to).percent());
    return Pass.Builder.create(scope, "Shift: weights toward " + to.key())
        .result(Result.fromObject(plan))
        .resultPath("$.plan")
        .build();
  }

  /**
   * Green's weights on the way to {@code to}. A step whose complement the mapping does not know (20
   * has no 80) is left out of the way to blue.
   */
  static List<Integer> greenWeights(Environment to, List<Integer> steps) {
    return to == Environment.GREEN
        ? steps
        : steps.stream().map(step -> 100 - step).filter(TrafficWeight.ALLOWED::contains).toList();
  }
}
