package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.aws.DynamoDbPauseRequests;
import com.paymentmigration.lambda.aws.DynamoDbRecordedVerdicts;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.PauseRequest;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import com.paymentmigration.rehearsal.emulator.AuditWatch;
import com.paymentmigration.rehearsal.front.Weights;
import com.paymentmigration.rehearsal.record.CheckResult;
import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.service.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** What a scenario has at hand: the world, the operator's commands, and patience with a bound. */
public final class Stage {
  private static final Duration PROOF_PATIENCE = Duration.ofSeconds(60);
  private static final long PROOF_LOOK_MILLIS = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final long POLL_MILLIS = 100;

  /** A watchdog may start a workflow a while after another ended: that long nothing runs. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int IDLE_LOOKS = 8;

  private final World world;
  private final Recorder recorder;
  private final Environment home;
  private final List<CheckResult> checks = new ArrayList<>();
  private final List<String> executions = new ArrayList<>();
  private final long began = System.nanoTime();
  private volatile long rollbackSince;
  private volatile boolean manyRollbacks;

  Stage(World world, Recorder recorder) {
    this.world = world;
    this.recorder = recorder;
    this.home = world.state().active();
  }

  /** All there is. */
  public World world() {
    return world;
  }

  /** The side that is active when the scenario begins. */
  public Environment old() {
    return home;
  }

  /** The side that the scenario moves to. */
  public Environment next() {
    return home.other();
  }

  /** {@code System.nanoTime()} when the scenario began. */
  public long began() {
    return began;
  }

  /** Starts the forward workflow as an operator does; ARN of the execution. */
  public String migrate() {
    awaitProof();
    return start(
        "MigrationWorkflowArn",
        "{\"mode\":\"migrate\",\"requestedBy\":\"rehearsal\",\"reason\":\"rehearsed\"}");
  }

  /**
   * The fence is refused before one round over all rows is done. In AWS the traffic's steps take
   * far longer than a round over as few rows as these; here, where waits are short, an operator who
   * reads the status would wait. If it does not come, the run starts all the same, and says so
   * itself.
   */
  private void awaitProof() {
    long deadline = System.nanoTime() + PROOF_PATIENCE.toNanos();
    while (world.proof().objection(Instant.now()).isPresent() && System.nanoTime() < deadline) {
      try {
        TimeUnit.MILLISECONDS.sleep(PROOF_LOOK_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while rows are proven", interrupted);
      }
    }
  }

  /** Starts the rollback workflow as an operator does; ARN of the execution. */
  public String rollBack() {
    rollbackBegan(System.nanoTime());
    return start("RollbackWorkflowArn", "{\"requestedBy\":\"operator\",\"reason\":\"by hand\"}");
  }

  /** Starts a workflow. */
  public String start(String output, String input) {
    String arn =
        workflows()
            .startExecution(
                request ->
                    request.stateMachineArn(world.deployment().workflow(output)).input(input))
            .executionArn();
    executions.add(arn);
    recorder.event(Event.LANE_OPERATOR, "starts " + output.replace("Arn", ""), Event.INFO);
    return arn;
  }

  /** From when the way back is timed: the request, or the first sign of trouble. */
  void rollbackBegan(long nanos) {
    if (rollbackSince == 0) {
      rollbackSince = nanos;
    }
  }

  /** Rollbacks come one after the other here: no single one is timed. */
  void manyRollbacks() {
    manyRollbacks = true;
  }

  boolean timesARollback() {
    return !manyRollbacks;
  }

  long rollbackSince() {
    return rollbackSince;
  }

  /** Waits until the execution is over; its status. */
  public String awaitEnd(String execution) throws InterruptedException {
    await("the end of " + execution, () -> !statusOf(execution).equals("RUNNING"));
    return statusOf(execution);
  }

  /** Waits until the execution is over, and checks that it succeeded. */
  public void awaitSuccess(String name, String execution) throws InterruptedException {
    String status = awaitEnd(execution);
    boolean succeeded = status.equals("SUCCEEDED");
    check(name + " succeeds", succeeded, succeeded ? status : status + ", " + causeOf(execution));
  }

  /** Status of an execution. */
  public String statusOf(String execution) {
    return workflows()
        .describeExecution(request -> request.executionArn(execution))
        .statusAsString();
  }

  /** The verdict of the latest validation. */
  RecordedVerdict verdict() {
    return new DynamoDbRecordedVerdicts(world.deployment().clients().dynamoDb(), world.stateTable())
        .latest()
        .orElseThrow(() -> new IllegalStateException("no validation has ended"));
  }

  /** Why an execution failed. */
  public String causeOf(String execution) {
    DescribeExecutionResponse described =
        workflows().describeExecution(request -> request.executionArn(execution));
    return described.error() + ": " + described.cause();
  }

  /** Waits until no execution of either workflow runs. */
  public void awaitRest() throws InterruptedException {
    await("rest", this::nothingRuns);
    // The watchdog may start a rollback for what just ended badly.
    TimeUnit.MILLISECONDS.sleep(800);
    await("rest", this::nothingRuns);
  }

  private boolean nothingRuns() {
    for (String output : List.of("MigrationWorkflowArn", "RollbackWorkflowArn")) {
      String machine = world.deployment().workflow(output);
      if (!workflows()
          .listExecutions(
              request -> request.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
          .executions()
          .isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Waits until the state item is so. */
  public MigrationState awaitState(String what, Predicate<MigrationState> wanted)
      throws InterruptedException {
    await(what, () -> wanted.test(world.state()));
    return world.state();
  }

  /** Waits until the change is written. */
  public void awaitIntent(String intent, long since) throws InterruptedException {
    await(intent, () -> changes(since).stream().anyMatch(change -> change.intent().equals(intent)));
  }

  /** Changes of the state item since then. */
  public List<AuditWatch.Change> changes(long since) {
    return world.audit().since(since);
  }

  /** Changes of the state item by {@code intent} since the scenario began. */
  public long count(String intent) {
    return changes(began).stream().filter(change -> change.intent().equals(intent)).count();
  }

  /** Waits until the front sends at least {@code percent} to the new side. */
  public void awaitShare(int percent) throws InterruptedException {
    await(percent + " % on " + next().key(), () -> shareOf(next()) >= percent);
  }

  /** Percent that the front sends to the new side. */
  int share() {
    return shareOf(next());
  }

  private int shareOf(Environment side) {
    Weights weights = world.front().weights();
    return side == Environment.BLUE ? weights.blue() : weights.green();
  }

  /** Grants the approval that the run waits for. */
  public void approve() throws InterruptedException {
    approve(began);
  }

  /** Grants the approval that was asked for since then. */
  public void approve(long since) throws InterruptedException {
    answer(awaitRequest(since), true);
    recorder.event(Event.LANE_OPERATOR, "approves", Event.GOOD);
  }

  /** Asks that the run stops before its next step, for {@code length} at most. */
  public void pause(Duration length) {
    requests()
        .keep(
            new PauseRequest(
                world.state().epoch(),
                new Cause("the rehearsal's operator", "rehearsed"),
                length,
                Duration.ZERO,
                Optional.empty()));
    recorder.event(Event.LANE_OPERATOR, "pauses", Event.WARN);
  }

  /** Lets the paused run go on. */
  public void resume() {
    PauseRequest asked = requests().find().orElseThrow();
    requests().keep(asked.resumedBy(new Cause("the rehearsal's operator", "rehearsed")));
    recorder.event(Event.LANE_OPERATOR, "resumes", Event.GOOD);
  }

  private DynamoDbPauseRequests requests() {
    return new DynamoDbPauseRequests(world.deployment().clients().dynamoDb(), world.stateTable());
  }

  /** Refuses it. */
  public void refuse() throws InterruptedException {
    String token = awaitRequest(began);
    rollbackBegan(System.nanoTime());
    answer(token, false);
    recorder.event(Event.LANE_OPERATOR, "refuses", Event.WARN);
  }

  /**
   * Refuses what a run asked for that was rolled back, so that its execution does not wait any
   * longer. When the watch beside the approval has ended the run first, the token has no task
   * behind it and the service refuses the answer; both are right.
   */
  public void refuseLate() {
    String token = world.mailbox().approvalToken(began).orElseThrow();
    try {
      answer(token, false);
      operator("refuses what nobody needs any more");
    } catch (InvalidTokenException | TaskTimedOutException over) {
      operator("refuses too late, the run is over: " + over.awsErrorDetails().errorCode());
    }
  }

  private void answer(String token, boolean approved) {
    String output =
        "{\"approved\":%s,\"by\":\"the rehearsal's operator\",\"reason\":\"rehearsed\"}"
            .formatted(approved);
    workflows().sendTaskSuccess(request -> request.taskToken(token).output(output));
  }

  private String awaitRequest(long since) throws InterruptedException {
    await("the request for approval", () -> world.mailbox().approvalToken(since).isPresent());
    // The emulator knows the token once the function that asks has answered.
    awaitState("approval", state -> state.step() == RunStep.APPROVAL);
    TimeUnit.SECONDS.sleep(1);
    return world.mailbox().approvalToken(since).orElseThrow();
  }

  /** Makes the application of {@code side} behave so, and notes it. */
  public void behave(Environment side, Behaviour behaviour) {
    fault(side.key() + " now: " + behaviour);
    world.system().of(side).behave(behaviour);
  }

  /** Notes that the scenario breaks something. */
  public void fault(String text) {
    recorder.event(Event.LANE_FAULT, text, Event.BAD);
  }

  /** Notes that a person does something. */
  public void operator(String text) {
    recorder.event(Event.LANE_OPERATOR, text, Event.INFO);
  }

  /** A promise of this scenario alone. */
  public void check(String name, boolean kept, String detail) {
    checks.add(new CheckResult(name, kept, detail));
  }

  /** The run ended in one of these statuses. */
  CheckResult endCheck(Set<MigrationStatus> allowed) {
    MigrationState state = world.state();
    return new CheckResult(
        "ends in " + allowed,
        allowed.contains(state.status()),
        state.status() + ", step " + state.step() + ", reason: " + state.reason());
  }

  List<CheckResult> checks() {
    return List.copyOf(checks);
  }

  SfnClient workflows() {
    return world.deployment().clients().workflows();
  }

  /** Waits, within bounds: not beyond its patience, nor for what nobody will do any more. */
  public void await(String what, BooleanSupplier done) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long looked = System.nanoTime();
    int idle = 0;
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            what + ": not within " + PATIENCE.toSeconds() + " s; state: " + world.state());
      }
      if (System.nanoTime() - looked > IDLE_NANOS) {
        looked = System.nanoTime();
        idle = nothingRuns() ? idle + 1 : 0;
        if (idle == IDLE_LOOKS && !done.getAsBoolean()) {
          throw new IllegalStateException(
              what + ": no workflow runs any more; " + ends() + "; state: " + world.state());
        }
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private String ends() {
    return executions.stream()
        .map(arn -> statusOf(arn) + " " + causeOf(arn))
        .collect(Collectors.joining("; "));
  }
}
