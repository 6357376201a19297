package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.workflow.Payload;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.stepfunctions.IntegrationPattern;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/** Asks a person, by task token; no answer in time is a no. */
final class ApprovalStep {
  private ApprovalStep() {}

  static LambdaInvoke of(Construct scope, MigrationFunction run, int timeoutSeconds) {
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
        .resultPath(JsonPath.DISCARD)
        .build();
  }
}
