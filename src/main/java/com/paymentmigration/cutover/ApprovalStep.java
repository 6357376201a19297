package com.paymentmigration.cutover;

import com.paymentmigration.config.TrafficPolicy;
import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.IntegrationPattern;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.Parallel;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Asks a person, by task token, and records who answered what. Only a clear yes goes on: no answer
 * in time is a no, and so is one that cannot be read. All traffic is on the new environment
 * meanwhile, so both are watched as in a bake until the answer is recorded.
 */
final class ApprovalStep {
  private static final int ATTEMPTS = 3;

  private ApprovalStep() {}

  static Parallel of(Construct scope, SwitchStepFunctions functions, TrafficPolicy policy) {
    return Parallel.Builder.create(scope, "Approval")
        .resultPath(JsonPath.DISCARD)
        .build()
        .branch(
            ask(scope, functions.run(), policy.approvalTimeoutSeconds()),
            BakeSteps.whileAPersonIsAsked(
                scope,
                "Watch meanwhile",
                functions,
                policy.approvalTimeoutSeconds(),
                MigrationWorkflow.watchSeconds(policy)));
  }

  private static Chain ask(Construct scope, MigrationFunction run, int timeoutSeconds) {
    LambdaInvoke wait = wait(scope, run, timeoutSeconds);
    Pass approved =
        Pass.Builder.create(scope, "Approved")
            .comment("Who and why are in the audit event")
            .build();
    wait.next(record(scope, run))
        .next(
            new Choice(scope, "Approved?")
                .when(Condition.booleanEquals("$.answer.accepted", true), approved)
                .otherwise(
                    Fail.Builder.create(scope, "Refused")
                        .error("Refused")
                        .causePath("$.answer.why")
                        .build()));
    return Chain.custom(wait, List.of(approved), approved);
  }

  private static LambdaInvoke wait(Construct scope, MigrationFunction run, int timeoutSeconds) {
    return LambdaInvoke.Builder.create(scope, "Wait for approval")
        .lambdaFunction(run.function())
        .integrationPattern(IntegrationPattern.WAIT_FOR_TASK_TOKEN)
        .payload(
            TaskInput.fromObject(
                Payload.operation("requestApproval")
                    .path("epoch", "$.run.epoch")
                    .value("taskToken", JsonPath.getTaskToken())
                    .fields()))
        .taskTimeout(Timeout.duration(Duration.seconds(timeoutSeconds)))
        .retryOnServiceExceptions(false)
        .resultPath("$.approval")
        .build();
  }

  private static LambdaInvoke record(Construct scope, MigrationFunction run) {
    return new Step(
            "Record the answer",
            run,
            StepTimeouts.RUN_TASK,
            ATTEMPTS,
            Payload.operation("recordAnswer")
                .path("epoch", "$.run.epoch")
                .path("answer", "$.approval"),
            "$.answer")
        .in(scope);
  }
}
