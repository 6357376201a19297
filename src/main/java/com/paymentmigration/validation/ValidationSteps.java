package com.paymentmigration.validation;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import com.paymentmigration.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.IntegrationPattern;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.amazon.awscdk.services.stepfunctions.tasks.StepFunctionsStartExecution;
import software.constructs.Construct;

/**
 * Steps that end with a fresh PASS, or in a failure: the recorded verdict if it is young enough,
 * otherwise a run of the validation workflow and a second look.
 *
 * @param worker function that knows the recorded verdict
 * @param workflow workflow that validates
 */
public record ValidationSteps(MigrationFunction worker, Workflow workflow) {
  private static final int LOOK_ATTEMPTS = 3;

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public ValidationSteps {
    Objects.requireNonNull(worker, "worker");
    Objects.requireNonNull(workflow, "workflow");
  }

  /** ARN of the function that the steps call. */
  public String workerArn() {
    return worker.arn();
  }

  /** The steps, as states of {@code scope}. */
  public Chain freshVerdict(Construct scope) {
    LambdaInvoke first = look(scope, "Look for a fresh verdict");
    LambdaInvoke second = look(scope, "Look at the new verdict");
    Pass valid = new Pass(scope, "Data is valid");
    Fail invalid =
        Fail.Builder.create(scope, "Data is not valid")
            .error("ValidationFailed")
            .causePath("$.verdict.reason")
            .build();
    first.next(
        new Choice(scope, "Fresh?")
            .when(Condition.booleanEquals("$.verdict.fresh", true), valid)
            .otherwise(validate(scope).next(second)));
    second.next(
        new Choice(scope, "Passed?")
            .when(Condition.booleanEquals("$.verdict.fresh", true), valid)
            .otherwise(invalid));
    return Chain.custom(first, List.of(valid), valid);
  }

  /** Acknowledges on {@code policy} that it follows executions of the validation by a pattern. */
  public void acknowledgeOn(Construct policy) {
    workflow.arns().acknowledgeExecutionsOn(policy);
  }

  /** What a workflow with these steps may do: start the validation and wait for its end. */
  public List<PolicyStatement> startStatements() {
    List<PolicyStatement> all = new ArrayList<>(workflow.arns().startStatements(workflow.key()));
    all.add(
        PolicyStatement.Builder.create()
            .sid("FollowValidation")
            .actions(List.of("states:DescribeExecution", "states:StopExecution"))
            .resources(List.of(workflow.arns().executions()))
            .build());
    // Step Functions learns of the end through a rule of its own with this fixed name.
    // https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
    all.add(
        PolicyStatement.Builder.create()
            .sid("HearOfItsEnd")
            .actions(List.of("events:DescribeRule", "events:PutRule", "events:PutTargets"))
            .resources(
                List.of(
                    Fn.join(
                        "",
                        List.of(
                            "arn:aws:events:",
                            Aws.REGION,
                            ":",
                            Aws.ACCOUNT_ID,
                            ":rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"))))
            .build());
    return List.copyOf(all);
  }

  private LambdaInvoke look(Construct scope, String name) {
    return new Step(
            name,
            worker,
            ValidationWorkflow.WORKER_TASK_SECONDS,
            LOOK_ATTEMPTS,
            Payload.operation("fresh"),
            "$.verdict")
        .in(scope);
  }

  private StepFunctionsStartExecution validate(Construct scope) {
    return StepFunctionsStartExecution.Builder.create(scope, "Validate")
        .stateMachine(workflow.stateMachine())
        .integrationPattern(IntegrationPattern.RUN_JOB)
        .associateWithParent(true)
        .input(TaskInput.fromObject(Payload.empty().fields()))
        .taskTimeout(Timeout.duration(Duration.seconds(ValidationWorkflow.TIMEOUT_SECONDS)))
        .resultPath(JsonPath.DISCARD)
        .build();
  }
}
