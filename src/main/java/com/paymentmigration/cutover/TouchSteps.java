package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.lambda.handler.JsonHandler;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.Parallel;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.State;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Calls every function of the way back at once, without an effect ({@link JsonHandler#TOUCH}): what
 * only an emergency would call is called before, and while, there may be one.
 */
final class TouchSteps {
  private static final String SILENT = "$.silent";

  private TouchSteps() {}

  /**
   * Fails, naming the function and what came instead of an answer, if one does not answer. One that
   * sleeps is woken and waited for.
   */
  static Parallel required(Construct scope, String name, Map<String, MigrationFunction> functions) {
    Parallel all = parallel(scope, name);
    functions.forEach(
        (label, function) -> {
          LambdaInvoke touch = touch(name + ": " + label, function, 2).in(scope);
          touch.addCatch(refused(scope, name, label), caught());
          all.branch(touch);
        });
    return all;
  }

  /** Goes on whatever comes: the watching must not end for it. */
  static Parallel attempted(
      Construct scope, String name, Map<String, MigrationFunction> functions) {
    Parallel all = parallel(scope, name);
    functions.forEach(
        (label, function) -> {
          LambdaInvoke touch = touch(name + ": " + label, function, 1).in(scope);
          touch.addCatch(new Pass(scope, name + ": " + label + " is silent"), caught());
          all.branch(touch);
        });
    return all;
  }

  private static Parallel parallel(Construct scope, String name) {
    return Parallel.Builder.create(scope, name).resultPath(JsonPath.DISCARD).build();
  }

  private static Step touch(String name, MigrationFunction function, int attempts) {
    return new Step(
        name,
        function,
        StepTimeouts.TOUCH_TASK,
        attempts,
        Payload.operation(JsonHandler.TOUCH),
        Step.NOWHERE);
  }

  private static State refused(Construct scope, String name, String label) {
    return Fail.Builder.create(scope, name + ": " + label + " does not")
        .error("WayBackDoesNotAnswer")
        .causePath(
            "States.Format('functions of the way back: received {} from the function "
                + label
                + ", needed an answer of each; nothing was changed. Then:"
                + " docs/runbook.md#waybackasleep', States.JsonToString("
                + SILENT
                + "))")
        .build();
  }

  private static CatchProps caught() {
    return CatchProps.builder().errors(List.of("States.ALL")).resultPath(SILENT).build();
  }
}
