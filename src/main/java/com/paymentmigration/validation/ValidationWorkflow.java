package com.paymentmigration.validation;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import com.paymentmigration.workflow.Workflow;
import com.paymentmigration.workflow.WorkflowProps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
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
 * Validates the data ahead of a migration: plan, compare work units side by side, check, summarize,
 * record the verdict; then answer CloudFormation if the deployment gate waits (R4).
 *
 * <p>Whatever goes wrong ends in an answer too: a stack that waits for one waits an hour. What ends
 * without reaching its last step (aborted, timed out, or failed while answering) is answered from
 * its event. Input, all optional: {@code run} (default: the execution's name) and, from the gate,
 * whom to answer.
 */
public final class ValidationWorkflow extends Construct {
  /** CloudFormation waits one hour for its custom resource; the answer needs a part of it. */
  public static final int TIMEOUT_SECONDS = 3300;

  /** Work units compared at the same time; every unit opens one connection to each cluster. */
  private static final int UNITS_AT_ONCE = 4;

  /** The longest that Step Functions' calls are made for ({@link Step}), and Lambda's own limit. */
  static final int WORKER_TASK_SECONDS = 900;

  /** A unit works until its function is nearly out of time and hands a cursor back. */
  static final int WORKER_FUNCTION_SECONDS = WORKER_TASK_SECONDS - 10;

  private static final int ANSWER_TASK_SECONDS = 60;
  private static final int ATTEMPTS = 3;

  /** From the workflow's timeout, CloudFormation's hour is over then. */
  private static final Duration MAX_EVENT_AGE = Duration.minutes(5);

  private static final int EVENT_RETRIES = 5;

  private final Workflow workflow;
  private final MigrationFunction worker;
  private final MigrationFunction answer;

  /** Defines the workflow. */
  public ValidationWorkflow(Construct scope, String id, ValidationWorkflowProps props) {
    super(scope, id);
    worker = props.worker();
    answer = props.answer();
    Parallel validate =
        Parallel.Builder.create(this, "Validate")
            .comment("One branch; it is a Parallel so that one catch covers every step")
            .resultPath("$.ended")
            .build();
    validate.branch(comparison());
    Map<String, Object> verdict = new LinkedHashMap<>();
    verdict.put("ended.$", "States.JsonMerge($.ended[0], $.ended[0].summary, false)");
    Chain answered = answer("Answer");
    validate.addCatch(
        answer("Answer that it broke off")
            .next(
                Fail.Builder.create(this, "Broke off")
                    .error("ValidationBrokeOff")
                    .causePath("$.error.Cause")
                    .build()),
        CatchProps.builder().errors(List.of("States.ALL")).resultPath("$.error").build());
    workflow =
        new Workflow(
            this,
            "Workflow",
            new WorkflowProps(
                props.name(),
                "Compares the data of both environments and records the verdict",
                input()
                    .next(validate)
                    .next(
                        Pass.Builder.create(this, "Take the verdict")
                            .parameters(verdict)
                            .outputPath("$.ended")
                            .build())
                    .next(answered)
                    .next(new Succeed(this, "Validated")),
                TIMEOUT_SECONDS,
                List.of(worker.arn(), answer.arn()),
                List.of(),
                props.key(),
                props.logRetention(),
                props.removalPolicy()));
    answerForDeadRuns();
  }

  /** The function looks the execution up: its event carries no input, which is encrypted. */
  private void answerForDeadRuns() {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("stateMachineArn", List.of(workflow.arn()));
    detail.put("status", List.of("FAILED", "TIMED_OUT", "ABORTED"));
    Rule.Builder.create(this, "EndedBadly")
        .description("A validation failed, timed out or was aborted: answers whoever waits for it")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.states"))
                .detailType(List.of("Step Functions Execution Status Change"))
                .detail(detail)
                .build())
        .targets(
            List.of(
                LambdaFunction.Builder.create(answer.function())
                    .maxEventAge(MAX_EVENT_AGE)
                    .retryAttempts(EVENT_RETRIES)
                    .build()))
        .build();
  }

  /** The workflow. */
  public Workflow workflow() {
    return workflow;
  }

  private Chain input() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("run.$", "$$.Execution.Name");
    named.put("deadline", "");
    Map<String, Object> merged = new LinkedHashMap<>();
    merged.put("input.$", "States.JsonMerge($.named, $$.Execution.Input, false)");
    return Chain.start(
            Pass.Builder.create(this, "Name the run")
                .parameters(named)
                .resultPath("$.named")
                .build())
        .next(
            Pass.Builder.create(this, "Apply input")
                .parameters(merged)
                .outputPath("$.input")
                .build());
  }

  private Chain comparison() {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("run.$", "$.run");
    item.put("unit.$", "$$.Map.Item.Value");
    software.amazon.awscdk.services.stepfunctions.Map units =
        software.amazon.awscdk.services.stepfunctions.Map.Builder.create(this, "Compare units")
            .maxConcurrency(UNITS_AT_ONCE)
            .itemsPath("$.plan.units")
            .itemSelector(item)
            .resultPath(Step.NOWHERE)
            .build();
    units.itemProcessor(unit());
    return Chain.start(
            step(
                "Plan",
                Payload.operation("plan").path("run", "$.run").path("deadline", "$.deadline"),
                "$.plan"))
        .next(units)
        .next(step("Summarize", Payload.operation("summarize").path("run", "$.run"), "$.summary"));
  }

  /** A unit keeps its cursor in the state table: it is called until it says that it is done. */
  private Chain unit() {
    LambdaInvoke compare =
        step(
            "Compare unit",
            Payload.operation("unit").path("run", "$.run").path("unit", "$.unit"),
            "$.progress");
    Pass done = new Pass(this, "Unit compared");
    compare.next(
        new Choice(this, "Unit done?")
            .when(Condition.booleanEquals("$.progress.done", true), done)
            .otherwise(compare));
    return Chain.custom(compare, List.of(done), done);
  }

  private LambdaInvoke step(String name, Payload payload, String resultPath) {
    return new Step(name, worker, WORKER_TASK_SECONDS, ATTEMPTS, payload, resultPath).in(this);
  }

  /** Sends the workflow's whole data: the handler finds in it whom to answer, and what. */
  private Chain answer(String name) {
    return Chain.start(
        new Step(name, answer, ANSWER_TASK_SECONDS, ATTEMPTS, Payload.everything(), Step.NOWHERE)
            .in(this));
  }
}
