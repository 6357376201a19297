package com.paymentmigration.cutover;

import com.paymentmigration.config.TrafficPolicy;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.validation.ValidationSteps;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * The forward run, step by step, as {@code docs/concepts.md} shows it. Whatever fails in here is
 * caught by {@link MigrationWorkflow}, which rolls back.
 */
final class ForwardSteps {
  private final Construct scope;
  private final SwitchStepFunctions functions;

  ForwardSteps(Construct scope, SwitchStepFunctions functions) {
    this.scope = scope;
    this.functions = functions;
  }

  IChainable chain(ValidationSteps validation, TrafficPolicy policy) {
    Pass end = new Pass(scope, "Run ended");
    return preflight("Preflight", "start")
        .next(
            new Choice(scope, "Which mode?")
                .when(
                    Condition.stringEquals("$.run.mode", "replicate"),
                    armReplication().next(finish(MigrationStatus.REPLICATING)).next(end))
                .otherwise(migrate(validation, policy).next(end)));
  }

  private Chain migrate(ValidationSteps validation, TrafficPolicy policy) {
    Chain shifted =
        validation
            .freshVerdict(scope)
            .next(ShiftSteps.of(scope, functions, policy.shiftSteps(), policy.bakeSeconds()));
    if (policy.approvalRequired()) {
      shifted = shifted.next(ApprovalStep.of(scope, functions, policy));
    }
    return shifted
        .next(PauseSteps.before(scope, "Pause before the fence", functions))
        .next(preflight("Preflight before the fence", "beforeFence"))
        .next(moveWriter())
        .next(takeEpoch())
        .next(ReconcileSteps.of(scope, "Reconcile writer", functions.reconcile()))
        .next(BakeSteps.of(scope, "Final bake", functions, policy.finalBakeSeconds()))
        .next(finish(MigrationStatus.COMPLETED));
  }

  private LambdaInvoke preflight(String name, String stage) {
    return new Step(
            name,
            functions.preflight(),
            StepTimeouts.PREFLIGHT_TASK,
            2,
            Payload.empty()
                .path("epoch", "$.run.epoch")
                .path("from", "$.run.from")
                .path("to", "$.run.to")
                .path("mode", "$.run.mode")
                .value("stage", stage),
            Step.NOWHERE)
        .in(scope);
  }

  private LambdaInvoke armReplication() {
    return new Step(
            "Arm replication both ways",
            functions.replication(),
            StepTimeouts.REPLICATION_TASK,
            2,
            Payload.empty()
                .path("epoch", "$.run.epoch")
                .path("from", "$.run.from")
                .path("to", "$.run.to"),
            Step.NOWHERE)
        .in(scope);
  }

  /** One attempt: what became of a move is for the recovery to find out, not for a retry. */
  private LambdaInvoke moveWriter() {
    return new Step(
            "Move the writer",
            functions.writer(),
            StepTimeouts.WRITER_TASK,
            1,
            Payload.operation("move")
                .path("epoch", "$.run.epoch")
                .path("from", "$.run.from")
                .path("to", "$.run.to"),
            "$.move")
        .in(scope);
  }

  /** The move raised the epoch: later steps act under the new one. */
  private Pass takeEpoch() {
    return Pass.Builder.create(scope, "Take the new epoch")
        .inputPath("$.move.epoch")
        .resultPath("$.run.epoch")
        .build();
  }

  private LambdaInvoke finish(MigrationStatus status) {
    return new Step(
            "Finish: " + status.name(),
            functions.run(),
            StepTimeouts.RUN_TASK,
            3,
            Payload.operation("finish").path("epoch", "$.run.epoch").value("status", status.name()),
            Step.NOWHERE)
        .in(scope);
  }
}
