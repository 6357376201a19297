package com.paymentmigration.operator;

import com.paymentmigration.lambda.cutover.PauseRequest;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.traffic.RuleWeights;
import com.paymentmigration.protocol.OutputNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Looks at a migration again and again; what changes once a minute is asked less often. */
final class Observer {
  private static final Duration LAG_INTERVAL = Duration.ofSeconds(30);

  /** A step reads its weights back within 5 s. */
  private static final Duration WEIGHTS_INTERVAL = Duration.ofSeconds(5);

  private final Aws aws;
  private final DeployedStack stack;
  private Lag lag;
  private Instant lagAt = Instant.MIN;
  private RuleWeights weights;
  private String weightsProblem;
  private Instant weightsAt = Instant.MIN;

  Observer(Aws aws, DeployedStack stack) {
    this.aws = aws;
    this.stack = stack;
  }

  /**
   * The migration now.
   *
   * @param started execution that the caller started; empty for whichever the state item names
   */
  Snapshot look(String started) {
    Optional<MigrationState> state = aws.state(stack).state();
    String owner = state.map(MigrationState::executionArn).orElse("");
    boolean rollingBack = state.filter(s -> s.status() == MigrationStatus.ROLLING_BACK).isPresent();
    String shown = started.isEmpty() || rollingBack ? owner : started;
    Instant now = Instant.now();
    if (lagAt.isBefore(now.minus(LAG_INTERVAL))) {
      lag = lag();
      lagAt = now;
    }
    int intended = state.map(s -> s.greenWeight().percent()).orElse(0);
    return Snapshot.of(
        stack,
        state,
        live(intended, now),
        aws.executions().look(shown).orElse(null),
        lag,
        aws.proof(stack).map(RowsLook::of).orElse(null),
        pause(state));
  }

  /** Who stops the run, in words; asked only where a run can be paused. */
  private String pause(Optional<MigrationState> state) {
    return state
        .filter(now -> now.status() == MigrationStatus.SHIFTING)
        .flatMap(
            now ->
                aws.pauses(stack)
                    .find()
                    .filter(asked -> asked.stops(now.epoch()))
                    .map(asked -> words(now, asked)))
        .orElse("");
  }

  private static String words(MigrationState now, PauseRequest asked) {
    return (now.step() == RunStep.PAUSED
            ? "until "
                + Screen.time(now.stepStartedAt().plus(asked.bounded()))
                + ", then it rolls back"
            : "before the next step")
        + "; by "
        + asked.asked().actor()
        + ": "
        + asked.asked().reason();
  }

  /** As with the lag: nobody is kept from acting because the load balancer does not answer. */
  private LiveTraffic live(int intended, Instant now) {
    if (weightsAt.isBefore(now.minus(WEIGHTS_INTERVAL))) {
      weightsAt = now;
      try {
        weights = aws.weights(stack);
        weightsProblem = null;
      } catch (MigrationException | OperatorException unknown) {
        weightsProblem =
            unknown.getCause() instanceof SdkException failure
                ? aws.explain(failure).getMessage()
                : unknown.getMessage();
      }
    }
    return weightsProblem == null
        ? LiveTraffic.of(weights, intended)
        : LiveTraffic.unknown(weightsProblem);
  }

  /** Nobody is kept from acting because CloudWatch does not answer: the reason is shown instead. */
  private Lag lag() {
    try {
      return aws.lag(stack);
    } catch (SdkException failure) {
      return new Lag(null, null, aws.explain(failure).getMessage());
    }
  }

  /** ARN of a run or a rollback under way; empty if there is none. */
  Optional<String> running() {
    return aws.executions()
        .running(stack.output(OutputNames.ROLLBACK_WORKFLOW_ARN))
        .or(() -> aws.executions().running(stack.output(OutputNames.MIGRATION_WORKFLOW_ARN)));
  }
}
