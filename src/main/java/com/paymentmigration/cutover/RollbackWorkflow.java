package com.paymentmigration.cutover;

import com.paymentmigration.lambda.cutover.RollbackBudget;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import com.paymentmigration.workflow.Workflow;
import com.paymentmigration.workflow.WorkflowProps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.Parallel;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.Succeed;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Brings traffic and writer back to the environment that had them before the run, within {@link
 * RollbackBudget#ALLOWED} (C3), or halts with a reason while one identified writer serves.
 *
 * <p>Traffic goes back first, and even if it cannot, the writer is seen to: both fleets follow the
 * writer wherever it is. A move of the writer that is under way is waited for, up to its deadline.
 * Input, all optional: {@code requestedBy}, {@code reason}, {@code alarmTime}.
 */
public final class RollbackWorkflow extends Construct {
  /** The budget, a reconcile that waits for a stack update, and the pauses between. */
  private static final int TIMEOUT_SECONDS = 3600;

  private static final int ATTEMPTS = RollbackBudget.WRITER.attempts();

  /** Looks during the recovery: together no longer than the recovery itself may take. */
  private static final int HOLD_LOOKS = 4;

  /** Refusals that are waited through when everything is back already: 2 minutes. */
  private static final int LATE_REFUSALS = 30;

  private final Workflow workflow;
  private final SwitchStepFunctions functions;

  /** Defines the workflow. */
  public RollbackWorkflow(Construct scope, String id, RollbackWorkflowProps props) {
    super(scope, id);
    this.functions = props.functions();
    Map<String, Object> defaults = new LinkedHashMap<>();
    defaults.put("requestedBy", "operator");
    defaults.put("reason", "none given");
    defaults.put("alarmTime", "");
    Choice accepted =
        new Choice(this, "Accepted?")
            .when(Condition.booleanEquals("$.run.accepted", true), rollBack())
            .otherwise(
                Succeed.Builder.create(this, "Nothing to do")
                    .comment("A rollback is under way already, or there is none to make")
                    .build());
    Chain definition =
        InputSteps.withDefaults(this, defaults)
            .next(new ClaimSteps(this, functions).chain())
            .next(accepted);
    workflow =
        new Workflow(
            this,
            "Workflow",
            new WorkflowProps(
                props.name(),
                "Brings traffic and the writer back to the previous environment",
                definition,
                TIMEOUT_SECONDS,
                functions.rollbackArns(),
                List.of(),
                props.key(),
                props.logRetention(),
                props.removalPolicy()));
  }

  /** The workflow. */
  public Workflow workflow() {
    return workflow;
  }

  private Chain rollBack() {
    Chain halt = halt();
    Parallel recover = recoverUnderHold();
    recover.addCatch(halt, caught("$.failure"));
    LambdaInvoke back = trafficBack("Traffic back", RollbackBudget.TRAFFIC);
    back.addCatch(recover, caught("$.trafficFailure"));
    LambdaInvoke again = trafficBack("Traffic back, once more", RollbackBudget.TRAFFIC_AGAIN);
    again.addCatch(halt, caught("$.failure"));
    Chain finish = finish(halt);
    recover
        .next(
            Pass.Builder.create(this, "Take the outcome")
                .inputPath("$.both[0].recovery")
                .resultPath("$.recovery")
                .build())
        .next(
            new Choice(this, "Traffic is back?")
                .when(Condition.isPresent("$.trafficFailure"), again)
                .otherwise(finish));
    again.next(finish);
    return Chain.start(back).next(recover);
  }

  /** The writer is recovered while the traffic is held against a stack update in flight. */
  private Parallel recoverUnderHold() {
    return Parallel.Builder.create(this, "Recover while holding traffic")
        .resultPath("$.both")
        .build()
        .branch(
            recoverWriter(), HoldSteps.of(this, "Hold", functions.trafficBack(), HOLD_LOOKS, 0));
  }

  private LambdaInvoke trafficBack(String name, RollbackBudget.Part part) {
    return new Step(
            name,
            functions.trafficBack(),
            StepTimeouts.TRAFFIC_BACK_TASK,
            part.attempts(),
            Payload.operation("back").path("epoch", "$.run.epoch").path("to", "$.run.to"),
            Step.NOWHERE,
            part.refusals())
        .in(this);
  }

  private LambdaInvoke recoverWriter() {
    return new Step(
            "Recover the writer",
            functions.writer(),
            StepTimeouts.WRITER_TASK,
            ATTEMPTS,
            Payload.operation("recover").path("epoch", "$.run.epoch"),
            "$.recovery",
            RollbackBudget.WRITER.refusals())
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
                    .path("reason", "$.recovery.reason")
                    .path("requestedReason", "$.reason"),
                Step.NOWHERE,
                RollbackBudget.OUTCOME.refusals())
            .in(this);
    finish.addCatch(halt, caught("$.failure"));
    return Chain.start(finish)
        .next(
            HoldSteps.of(
                this,
                "Hold until settled",
                functions.trafficBack(),
                ReconcileSteps.MAX_POLLS,
                LATE_REFUSALS))
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
                Step.NOWHERE,
                RollbackBudget.OUTCOME.refusals())
            .in(this);
    return Chain.start(halt)
        .next(ReconcileSteps.of(this, "Reconcile halt", functions.reconcile()))
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
