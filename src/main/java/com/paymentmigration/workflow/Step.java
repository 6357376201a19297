package com.paymentmigration.workflow;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.lambda.cutover.RollbackBudget;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.RetryProps;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * One call of a function by a workflow.
 *
 * <p>Every step has a timeout, and it is longer than the function's own: a Step Functions timeout
 * does not stop a Lambda, so the function must be over when the workflow goes on. A step is retried
 * on {@link RetriedErrors} and nothing else. A function that is not ready is waited for beside the
 * attempts, because being refused takes no time of the step's.
 *
 * @param name state name, unique in its workflow
 * @param function what it calls
 * @param timeoutSeconds of one attempt, 1 to 900
 * @param attempts 1 or more; more than one only where the step may run twice
 * @param payload what the function receives
 * @param resultPath where the answer goes in the workflow's data, or {@link #NOWHERE}
 * @param refusals how often Lambda may answer that the function is not ready, 0 to 60; {@link
 *     #REFUSED_PAUSE_SECONDS} between two
 */
public record Step(
    String name,
    MigrationFunction function,
    int timeoutSeconds,
    int attempts,
    Payload payload,
    String resultPath,
    int refusals) {
  /** The answer is not kept. */
  public static final String NOWHERE = JsonPath.DISCARD;

  /** Pause before a second attempt, in seconds; it doubles with each further one. */
  public static final int BACKOFF_SECONDS = 1;

  /** Pause after a refusal, in seconds. */
  public static final int REFUSED_PAUSE_SECONDS =
      Math.toIntExact(RollbackBudget.REFUSED_PAUSE.toSeconds());

  /** Refusals that a step outside a rollback waits through: 2 minutes, longer than waking takes. */
  private static final int PATIENCE = 30;

  private static final Duration REFUSED_PAUSE = Duration.seconds(REFUSED_PAUSE_SECONDS);

  private static final Duration BACKOFF = Duration.seconds(BACKOFF_SECONDS);

  /** By seconds. Making one is four calls of the CDK's process, and most steps share a few. */
  private static final Map<Integer, Timeout> TIMEOUTS = new ConcurrentHashMap<>();

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException if a range is left
   * @throws NullPointerException naming the component that is missing
   */
  public Step {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
    if (timeoutSeconds < 1 || timeoutSeconds > 900) {
      throw new IllegalArgumentException(
          "timeoutSeconds of step "
              + name
              + ": received "
              + timeoutSeconds
              + ", allowed: 1 to 900");
    }
    if (attempts < 1 || attempts > 10) {
      throw new IllegalArgumentException(
          "attempts of step " + name + ": received " + attempts + ", allowed: 1 to 10");
    }
    if (refusals < 0 || refusals > 60) {
      throw new IllegalArgumentException(
          "refusals of step " + name + ": received " + refusals + ", allowed: 0 to 60");
    }
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(resultPath, "resultPath");
  }

  /** A step that may run twice waits for a function that is not ready; another one does not. */
  public Step(
      String name,
      MigrationFunction function,
      int timeoutSeconds,
      int attempts,
      Payload payload,
      String resultPath) {
    this(
        name, function, timeoutSeconds, attempts, payload, resultPath, attempts > 1 ? PATIENCE : 0);
  }

  /** Adds the state to {@code scope}. */
  public LambdaInvoke in(Construct scope) {
    LambdaInvoke.Builder builder =
        LambdaInvoke.Builder.create(scope, name)
            .lambdaFunction(function.function())
            .taskTimeout(TIMEOUTS.computeIfAbsent(timeoutSeconds, Step::timeout))
            .retryOnServiceExceptions(false)
            .payloadResponseOnly(true)
            .resultPath(resultPath);
    if (!payload.isEverything()) {
      builder.payload(TaskInput.fromObject(payload.fields()));
    }
    LambdaInvoke state = builder.build();
    if (attempts > 1) {
      state.addRetry(
          RetryProps.builder()
              .errors(RetriedErrors.attempted())
              .interval(BACKOFF)
              .maxAttempts(attempts - 1)
              .backoffRate(2)
              .build());
    }
    if (refusals > 0) {
      state.addRetry(
          RetryProps.builder()
              .errors(RetriedErrors.NOT_READY)
              .interval(REFUSED_PAUSE)
              .maxAttempts(refusals)
              .backoffRate(1)
              .build());
    }
    return state;
  }

  private static Timeout timeout(int seconds) {
    return Timeout.duration(Duration.seconds(seconds));
  }
}
