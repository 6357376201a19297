package com.paymentmigration.cutover;

import com.paymentmigration.config.ConfigurationException;
import com.paymentmigration.config.TrafficPolicy;
import com.paymentmigration.workflow.Payload;
import com.paymentmigration.workflow.Step;
import com.paymentmigration.workflow.Workflow;
import com.paymentmigration.workflow.WorkflowProps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.Parallel;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.RetryProps;
import software.amazon.awscdk.services.stepfunctions.Succeed;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.amazon.awscdk.services.stepfunctions.tasks.StepFunctionsStartExecution;
import software.constructs.Construct;

/**
 * The forward run: preflight, then either arm replication ({@code "mode": "replicate"}, day 0) or
 * validate, shift, ask, move the writer, bake ({@code "mode": "migrate"}).
 *
 * <p>Before it begins, and before anything changes, every function of the way back must answer.
 *
 * <p>Input, all optional: {@code mode} (default migrate), {@code requestedBy}, {@code reason}.
 * Needs the switch functions, the validation's steps and the rollback workflow, which one catch-all
 * starts for whatever fails after the run began.
 */
public final class MigrationWorkflow extends Construct {
  /** Events that Step Functions keeps of one execution; the next one fails it. */
  static final int HISTORY_LIMIT = 25_000;

  /** Events of everything but the bakes, measured generously: a reconcile of 180 looks is 1,600. */
  private static final int OTHER_EVENTS = 5_000;

  /** Rounds while a person is asked that the other events leave room for in any case. */
  private static final int FEWEST_WATCH_ROUNDS = 100;

  /**
   * Seconds for everything but bakes, approval and pauses: validation 55 min, reconciles, the move.
   */
  private static final int OTHER_SECONDS = 3 * 3600;

  /**
   * StartExecution's answer to a name that is taken. The rollback carries the run's name, as the
   * one that the watchdog starts at the run's end: whoever comes second has nothing to do.
   */
  private static final String ALREADY_STARTED = "StepFunctions.ExecutionAlreadyExistsException";

  private final Workflow workflow;

  /**
   * Defines the workflow.
   *
   * @throws ConfigurationException if the profile's bakes make more events than one execution holds
   */
  public MigrationWorkflow(Construct scope, String id, MigrationWorkflowProps props) {
    super(scope, id);
    TrafficPolicy policy = props.policy();
    checkHistory(policy);
    Map<String, Object> defaults = new LinkedHashMap<>();
    defaults.put("mode", "migrate");
    defaults.put("requestedBy", "operator");
    defaults.put("reason", "none given");
    Parallel run =
        Parallel.Builder.create(this, "Forward run")
            .comment("One branch; it is a Parallel so that one catch covers every step")
            .resultPath("$.ended")
            .build();
    run.branch(new ForwardSteps(this, props.functions()).chain(props.validation(), policy));
    Fail failed = failed();
    StepFunctionsStartExecution startRollback = startRollback(props);
    startRollback.addCatch(
        failed,
        CatchProps.builder().errors(List.of(ALREADY_STARTED)).resultPath(JsonPath.DISCARD).build());
    run.addCatch(
        startRollback.next(failed),
        CatchProps.builder().errors(List.of("States.ALL")).resultPath("$.failure").build());
    Chain definition =
        InputSteps.withDefaults(this, defaults)
            .next(TouchSteps.required(this, "Way back answers", props.functions().wayBack()))
            .next(begin(props))
            .next(run)
            .next(
                Pass.Builder.create(this, "Take the run's end")
                    .inputPath("$.ended[0].run")
                    .resultPath("$.run")
                    .build())
            .next(ReconcileSteps.of(this, "Reconcile status", props.functions().reconcile()))
            .next(new Succeed(this, "Done"));
    List<String> arns = new ArrayList<>(props.functions().forwardArns());
    arns.add(props.validation().workerArn());
    List<PolicyStatement> statements = new ArrayList<>(props.validation().startStatements());
    statements.addAll(props.rollback().arns().startStatements(props.key()));
    workflow =
        new Workflow(
            this,
            "Workflow",
            new WorkflowProps(
                props.name(),
                "Moves traffic and the writer to the other environment, or rolls back",
                definition,
                timeoutSeconds(policy),
                arns,
                statements,
                props.key(),
                props.logRetention(),
                props.removalPolicy()));
    props.validation().acknowledgeOn(workflow.policy());
  }

  /** The workflow. */
  public Workflow workflow() {
    return workflow;
  }

  private LambdaInvoke begin(MigrationWorkflowProps props) {
    return new Step(
            "Begin",
            props.functions().run(),
            StepTimeouts.RUN_TASK,
            3,
            Payload.operation("begin")
                .path("mode", "$.mode")
                .path("executionArn", "$$.Execution.Id")
                .path("requestedBy", "$.requestedBy")
                .path("reason", "$.reason"),
            "$.run")
        .in(this);
  }

  private StepFunctionsStartExecution startRollback(MigrationWorkflowProps props) {
    StepFunctionsStartExecution start =
        StepFunctionsStartExecution.Builder.create(this, "Start rollback")
            .stateMachine(props.rollback().stateMachine())
            .name(JsonPath.stringAt("$$.Execution.Name"))
            .input(
                TaskInput.fromObject(
                    Payload.empty()
                        .path("requestedBy", "$$.Execution.Id")
                        .path("reason", "States.Format('{}: {}', $.failure.Error, $.failure.Cause)")
                        .fields()))
            .taskTimeout(Timeout.duration(Duration.seconds(30)))
            .resultPath(JsonPath.DISCARD)
            .build();
    start.addRetry(RetryProps.builder().errors(List.of(ALREADY_STARTED)).maxAttempts(0).build());
    start.addRetry(
        RetryProps.builder()
            .errors(List.of("States.Timeout", "States.TaskFailed"))
            .interval(Duration.seconds(Step.BACKOFF_SECONDS))
            .maxAttempts(2)
            .build());
    return start;
  }

  private Fail failed() {
    return Fail.Builder.create(this, "Rolling back")
        .error("RunFailed")
        .causePath("States.Format('Rollback started. {}: {}', $.failure.Error, $.failure.Cause)")
        .build();
  }

  private static int bakeSeconds(TrafficPolicy policy) {
    return policy.shiftSteps().size() * policy.bakeSeconds() + policy.finalBakeSeconds();
  }

  private static int timeoutSeconds(TrafficPolicy policy) {
    // A round of a bake is its pause plus the probes: twice the pause is ample.
    return 2 * bakeSeconds(policy)
        + policy.approvalTimeoutSeconds()
        + PauseSteps.mostSeconds()
        + OTHER_SECONDS;
  }

  /**
   * Checks that one execution holds the events of all bakes.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public static void checkHistory(TrafficPolicy policy) {
    if (eventsOfBakes(policy) + OTHER_EVENTS > HISTORY_LIMIT) {
      throw new ConfigurationException(
          "traffic.bakeSeconds: received "
              + bakeSeconds(policy)
              + " s over all shift steps and the final bake, allowed: at most "
              + (HISTORY_LIMIT - OTHER_EVENTS)
                  / BakeSteps.EVENTS_PER_ROUND
                  * BakeSteps.ROUND_SECONDS
              + " s, because one execution holds 25,000 events");
    }
  }

  private static int eventsOfBakes(TrafficPolicy policy) {
    int rounds = bakeSeconds(policy) / BakeSteps.ROUND_SECONDS + policy.shiftSteps().size() + 1;
    return rounds * BakeSteps.EVENTS_PER_ROUND;
  }

  /**
   * Pause between two rounds of probes while a person is asked, in seconds: as in a bake, and
   * longer only where the approval's time-out leaves the execution too few events for that.
   */
  static int watchSeconds(TrafficPolicy policy) {
    int events = HISTORY_LIMIT - OTHER_EVENTS - eventsOfBakes(policy);
    int rounds = Math.max(FEWEST_WATCH_ROUNDS, events / BakeSteps.EVENTS_PER_ROUND);
    return Math.max(
        BakeSteps.ROUND_SECONDS, (policy.approvalTimeoutSeconds() + rounds - 1) / rounds);
  }
}
