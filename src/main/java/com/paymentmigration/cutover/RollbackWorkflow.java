package com.paymentmigration.cutover;

import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import com.paymentmigration.workflow.Workflow;
import com.paymentmigration.workflow.WorkflowProps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.Succeed;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Brings traffic and writer back to the environment that had them before the run, within {@value
 * StepTimeouts#ROLLBACK_BUDGET} s (C3), or halts with a reason while one identified writer serves.
 *
 * <p>Traffic goes back first, and even if it cannot, the writer is seen to: both fleets follow the
 * writer wherever it is. Input, all optional: {@code requestedBy}, {@code reason}, {@code
 * alarmTime}.
 */
public final class RollbackWorkflow extends Construct {
  /** The budget, a reconcile that waits for a stack update, and the pauses between. */
  private static final int TIMEOUT_SECONDS = 3600;

  private static final int ATTEMPTS = 2;

  private final Workflow workflow;
  private final SwitchStepFunctions functions;

  /** Defines the workflow. */
  public RollbackWorkflow(
      Construct scope,
      String id,
      SwitchStepFunctions functions,
      IKey key,
      RetentionDays logRetention,
      RemovalPolicy removalPolicy) {
    super(scope, id);
    this.functions = functions;
    Map<String, Object> defaults = new LinkedHashMap<>();
    defaults.put("requestedBy", "operator");
    defaults.put("reason", "none given");
    defaults.put("alarmTime", "");
    Chain definition =
        InputSteps.withDefaults(this, defaults)
            .next(claim())
            .next(
                new Choice(this, "Accepted?")
                    .when(Condition.booleanEquals("$.run.accepted", true), rollBack())
                    .otherwise(
                        Succeed.Builder.create(this, "Nothing to do")
                            .comment("A rollback is under way already, or there is none to make")
                            .build()));
    workflow =
        new Workflow(
            this,
            "Workflow",
            new WorkflowProps(
                "Brings traffic and the writer back to the previous environment",
                definition,
                TIMEOUT_SECONDS,
                functions.rollbackArns(),
                List.of(),
                key,
                logRetention,
                removalPolicy));
  }

  /** The workflow. */
  public Workflow workflow() {
    return workflow;
  }

  private LambdaInvoke claim() {
    return new Step(
            "Claim the rollback",
            functions.run(),
            StepTimeouts.RUN_TASK,
            ATTEMPTS,
            Payload.operation("beginRollback")
                .path("executionArn", "$$.Execution.Id")
                .path("requestedBy", "$.requestedBy")
                .path("reason", "$.reason")
                .path("alarmTime", "$.alarmTime"),
            "$.run")
        .in(this);
  }

  private Chain rollBack() {
    Chain halt = halt();
    LambdaInvoke recover = recoverWriter();
    recover.addCatch(halt, caught("$.failure"));
    LambdaInvoke back = trafficBack("Traffic back", ATTEMPTS);
    back.addCatch(recover, caught("$.trafficFailure"));
    LambdaInvoke again = trafficBack("Traffic back, once more", 1);
    again.addCatch(halt, caught("$.failure"));
    Chain finish = finish(halt);
    recover.next(
        new Choice(this, "Traffic is back?")
            .when(Condition.isPresent("$.trafficFailure"), again)
            .otherwise(finish));
    again.next(finish);
    return Chain.start(back).next(recover);
  }

  private LambdaInvoke trafficBack(String name, int attempts) {
    return new Step(
            name,
            functions.traffic(),
            StepTimeouts.TRAFFIC_TASK,
            attempts,
            Payload.operation("back").path("epoch", "$.run.epoch").path("to", "$.run.to"),
            Step.NOWHERE)
        .in(this);
  }

  private LambdaInvoke recoverWriter() {
    return new Step(
            "Recover the writer",
            functions.writer(),
            StepTimeouts.WRITER_TASK,
            ATTEMPTS,
            Payload.operation("recover").path("epoch", "$.run.epoch"),
            "$.recovery")
        .in(this);
  }

  private Chain finish(Chain halt) {
    LambdaInvoke finish =
        new Step(
                "Finish the rollback",
                functions.run(),
                StepTimeouts.RUN_TASK,
                ATTEMPTS,
                Payload.operation("finishRollback")
                    .path("epoch", "$.run.epoch")
                    .path("outcome", "$.recovery.outcome")
                    .path("reason", "$.recovery.reason"),
                Step.NOWHERE)
            .in(this);
    finish.addCatch(halt, caught("$.failure"));
    return Chain.start(finish)
        .next(ReconcileSteps.of(this, "Reconcile", functions.reconcile()))
        .next(
            new Choice(this, "Back or halted?")
                .when(
                    Condition.stringEquals("$.recovery.outcome", "HALTED"),
                    Fail.Builder.create(this, "Writer stays")
                        .error("Halted")
                        .causePath("$.recovery.reason")
                        .build())
                .otherwise(new Succeed(this, "Rolled back")));
  }

  private Chain halt() {
    LambdaInvoke halt =
        new Step(
                "Halt",
                functions.run(),
                StepTimeouts.RUN_TASK,
                ATTEMPTS,
                Payload.operation("halt")
                    .path("epoch", "$.run.epoch")
                    .path("reason", "States.Format('{}: {}', $.failure.Error, $.failure.Cause)"),
                Step.NOWHERE)
            .in(this);
    return Chain.start(halt)
        .next(
            Fail.Builder.create(this, "Halted")
                .error("Halted")
                .causePath("States.Format('{}: {}', $.failure.Error, $.failure.Cause)")
                .build());
  }

  private static CatchProps caught(String path) {
    return CatchProps.builder().errors(List.of("States.ALL")).resultPath(path).build();
  }
}
