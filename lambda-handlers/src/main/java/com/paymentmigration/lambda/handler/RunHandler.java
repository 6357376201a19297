package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.RecordAnswer;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.domain.AuditText;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.time.Instant;
import java.util.Optional;

/** Begins, finishes and halts runs: changes of the state item without any other effect. */
public final class RunHandler extends JsonHandler<RunHandler.Input, RunHandler.Output> {
  private final RunComposition use;

  /** The function as Lambda makes it. */
  public RunHandler() {
    this(RunComposition.of(System.getenv()));
  }

  /** A function over these use cases. */
  public RunHandler(RunComposition use) {
    super(Input.class, use.touch());
    this.use = use;
  }

  @Override
  protected Output handle(Input input, Context context) {
    LogContext.of(input.epoch(), "run-" + input.operation());
    return switch (input.operation()) {
      case "begin" -> begun(input);
      case "pause" -> paused(input.epoch(), use.pause().pauseIfAsked(input.epoch()));
      case "resume" -> {
        use.pause().goOn(input.epoch());
        yield paused(input.epoch(), false);
      }
      case "requestApproval" ->
          Output.of(use.approval().request(input.epoch(), input.taskToken(), input.cause()));
      case "recordAnswer" -> answered(input);
      case "finish" ->
          Output.of(
              use.finish()
                  .finish(input.epoch(), MigrationStatus.valueOf(input.status()), input.cause()));
      case ClaimAnswer.OPERATION -> claimed(input);
      case "finishRollback" ->
          Output.of(
              use.finishRollback()
                  .finish(
                      input.epoch(),
                      RecoverWriter.Outcome.valueOf(input.outcome()),
                      input.cause().because(orEmpty(input.reason())),
                      orEmpty(input.requestedReason())));
      case "halt" -> Output.of(use.halt().halt(input.epoch(), input.cause()));
      default ->
          throw UnknownOperation.of(
              input.operation(),
              "begin, pause, resume, requestApproval, recordAnswer, finish, beginRollback, finishRollback, halt");
    };
  }

  private static Output paused(long epoch, boolean paused) {
    return new Output(epoch, null, null, null, null, null, null, paused);
  }

  private Output answered(Input input) {
    RecordAnswer.Answer answer = ApprovalAnswer.of(input.answer());
    MigrationState state = use.answer().record(input.epoch(), answer);
    return new Output(
        state.epoch(),
        null,
        null,
        null,
        answer.approved(),
        "by " + answer.cause().actor() + ": " + answer.cause().reason(),
        null,
        null);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** A rollback never fails for a name; a start does, because nothing has changed yet. */
  private Output begun(Input input) {
    AuditText.WHO.require("requestedBy", input.cause().actor());
    BeginRun.Begun run =
        use.begin().begin(BeginRun.Mode.ofKey(input.mode()), input.executionArn(), input.cause());
    return new Output(
        run.epoch(), run.from().key(), run.to().key(), run.mode().key(), null, null, null, null);
  }

  private Output claimed(Input input) {
    ClaimAnswer claim =
        ClaimAnswer.to(
            use.claim(),
            new ClaimRollback.Request(
                input.executionArn(),
                input.cause().actor(),
                input.cause().reason(),
                input.alarm()));
    return new Output(
        claim.epoch(), claim.from(), claim.to(), null, claim.accepted(), claim.why(), null, null);
  }

  /**
   * What to do; each operation reads its own fields.
   *
   * @param operation one of those that {@link RunHandler} names
   * @param epoch of the run that acts; of {@code begin} and {@code beginRollback} none
   * @param mode of {@code begin}: {@code replicate} or {@code migrate}
   * @param executionArn execution that calls
   * @param requestedBy who wants it
   * @param reason why, in words; of {@code finishRollback}: what the writer's recovery has to say
   * @param requestedReason of {@code finishRollback}: why the rollback was asked for
   * @param taskToken of {@code requestApproval}: what answers it
   * @param status of {@code finish}: REPLICATING, SWITCHED or COMPLETED
   * @param outcome of {@code finishRollback}: what the writer's recovery answered
   * @param answer of {@code recordAnswer}: what the person sent with the task token
   * @param alarmTime of {@code beginRollback}: when the alarm that asks went off, ISO-8601; empty
   *     or absent when no alarm asks
   */
  public record Input(
      String operation,
      long epoch,
      String mode,
      String executionArn,
      String requestedBy,
      String reason,
      String requestedReason,
      String taskToken,
      String status,
      String outcome,
      JsonNode answer,
      String alarmTime) {
    private Cause cause() {
      return new Cause(
          requestedBy == null ? "epoch " + epoch : requestedBy,
          reason == null || reason.isBlank() ? operation : reason);
    }

    private Optional<Instant> alarm() {
      return Optional.ofNullable(alarmTime).filter(time -> !time.isEmpty()).map(Instant::parse);
    }
  }

  /**
   * What came of it; absent fields do not belong to the operation.
   *
   * @param epoch that may act from now on
   * @param from of {@code begin} and {@code beginRollback}: side that is left
   * @param to of {@code begin} and {@code beginRollback}: side that is gone to
   * @param mode of {@code begin}: as received
   * @param accepted of {@code beginRollback}: whether the caller owns the rollback; of {@code
   *     recordAnswer}: whether the person approved
   * @param why of {@code beginRollback}: ACCEPTED, NOTED (ask again), or why not; of {@code
   *     recordAnswer}: who, and the reason, in words
   * @param status of the other operations: status recorded
   * @param paused of the operations that stop a run and let it go on: whether it is paused
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Output(
      long epoch,
      String from,
      String to,
      String mode,
      Boolean accepted,
      String why,
      String status,
      Boolean paused) {
    private static Output of(MigrationState state) {
      return new Output(state.epoch(), null, null, null, null, null, state.status().name(), null);
    }
  }
}
