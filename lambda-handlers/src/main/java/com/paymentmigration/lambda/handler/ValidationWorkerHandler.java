package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.proof.ContinuousProof;
import com.paymentmigration.lambda.validation.report.Freshness;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.work.ValidationJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does the steps of ValidationWorkflow: {@code plan}, then {@code unit} for each unit until it is
 * done, then {@code summarize}; tells whether a {@code fresh} verdict is recorded; and {@code
 * prove}s rows continuously, called each minute.
 */
public final class ValidationWorkerHandler
    extends JsonHandler<ValidationWorkerHandler.Input, ValidationWorkerHandler.Output> {
  /** Kept for the chunk under way, and then for storing how far the unit is. */
  private static final Duration RESERVE = ValidationJob.GRACE.plusSeconds(30);

  private final Supplier<Freshness> freshness;
  private final Supplier<ValidationJob> job;
  private final Supplier<Optional<ContinuousProof>> proof;

  /** The function as Lambda makes it. */
  public ValidationWorkerHandler() {
    this(new ValidationComposition(System.getenv()));
  }

  private ValidationWorkerHandler(ValidationComposition composition) {
    this(composition::freshness, composition::job, composition::proof);
  }

  /**
   * A function over these use cases; the job is made at each call, because the active side moves.
   */
  public ValidationWorkerHandler(
      Supplier<Freshness> freshness,
      Supplier<ValidationJob> job,
      Supplier<Optional<ContinuousProof>> proof) {
    super(Input.class);
    this.freshness = freshness;
    this.job = job;
    this.proof = proof;
  }

  @Override
  protected Output handle(Input input, Context context) {
    LogContext.of("validation-" + input.operation());
    return switch (String.valueOf(input.operation())) {
      case "fresh" -> Output.of(freshness.get().find());
      case "plan" -> plan(input);
      case "unit" -> unit(input, context);
      case "summarize" -> Output.of(job.get().summarize(input.run()));
      case "prove" -> Output.of(proof.get().map(use -> use.prove().name()).orElse("switched off"));
      default ->
          throw UnknownOperation.of(input.operation(), "fresh, plan, unit, summarize, prove");
    };
  }

  private Output plan(Input input) {
    Instant deadline =
        input.deadline() == null || input.deadline().isBlank()
            ? null
            : Instant.parse(input.deadline());
    return Output.of(input.run(), job.get().plan(input.run(), deadline));
  }

  /** What is left for a unit in {@code millis}: the function ends in order, and is not ended. */
  static Duration forWork(int millis) {
    return Duration.ofMillis(millis).minus(RESERVE);
  }

  private Output unit(Input input, Context context) {
    Duration time = forWork(context.getRemainingTimeInMillis());
    return Output.of(input.run(), job.get().work(input.run(), input.unit(), time));
  }

  /**
   * What to do; each operation reads its own fields.
   *
   * @param operation {@code fresh}, {@code plan}, {@code unit}, {@code summarize} or {@code prove}
   * @param run name of the run: the execution's name
   * @param unit of {@code unit}: its number
   * @param deadline of {@code plan}: when units give up, ISO-8601; absent for 50 minutes from now
   */
  public record Input(String operation, String run, int unit, String deadline) {}

  /**
   * What came of it; absent fields do not belong to the operation.
   *
   * @param fresh of {@code fresh}: whether the recorded verdict is a PASS and young enough
   * @param run of the others: as received
   * @param units of {@code plan}: numbers of the units
   * @param unit of {@code unit}: as received
   * @param done of {@code unit}: whether it needs no further call
   * @param verdict of {@code unit} and {@code summarize}
   * @param reason for a person
   * @param failures of {@code summarize}: the first failures
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Output(
      Boolean fresh,
      String run,
      List<Integer> units,
      Integer unit,
      Boolean done,
      Verdict verdict,
      String reason,
      List<String> failures) {
    private static Output of(Freshness.Finding finding) {
      return new Output(finding.fresh(), null, null, null, null, null, finding.reason(), null);
    }

    private static Output of(String reason) {
      return new Output(null, null, null, null, null, null, reason, null);
    }

    private static Output of(String run, List<Integer> units) {
      return new Output(null, run, units, null, null, null, null, null);
    }

    private static Output of(String run, UnitState state) {
      return new Output(
          null,
          run,
          null,
          state.unit().number(),
          state.done(),
          state.verdict(),
          state.reason(),
          null);
    }

    private static Output of(RecordedVerdict verdict) {
      return new Output(
          null,
          verdict.run(),
          null,
          null,
          null,
          verdict.verdict(),
          verdict.reason(),
          verdict.failures());
    }
  }
}
