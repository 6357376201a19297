package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.paymentmigration.lambda.rotation.RotationRequest;
import com.paymentmigration.lambda.rotation.RotationStep;
import com.paymentmigration.lambda.rotation.SecretRotation;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Secrets Manager calls to rotate a secret: one step a call. */
public final class RotationHandler
    extends JsonHandler<RotationHandler.Input, RotationHandler.Output> {
  private static final Logger LOG = LoggerFactory.getLogger(RotationHandler.class);

  private final SecretRotation rotation;

  /** The function as Lambda makes it. */
  public RotationHandler() {
    this(RotationComposition.of(System.getenv()));
  }

  /** A function over this use case. */
  public RotationHandler(SecretRotation rotation) {
    super(Input.class);
    this.rotation = rotation;
  }

  @Override
  protected Output handle(Input input, Context context) {
    RotationRequest request =
        new RotationRequest(input.secretId(), input.token(), RotationStep.ofKey(input.step()));
    rotation.perform(
        request,
        input.token() + "/" + context.getAwsRequestId(),
        Duration.ofMillis(context.getRemainingTimeInMillis()));
    LOG.info("{} of {} done", input.step(), input.secretId());
    return new Output(input.step());
  }

  /**
   * The event of Secrets Manager.
   *
   * @param step {@code createSecret}, {@code setSecret}, {@code testSecret} or {@code finishSecret}
   * @param secretId ARN of the secret
   * @param token version that is being made
   */
  public record Input(
      @JsonProperty("Step") String step,
      @JsonProperty("SecretId") String secretId,
      @JsonProperty("ClientRequestToken") String token) {}

  /**
   * Nobody reads it; a failure is an exception.
   *
   * @param done the step
   */
  public record Output(String done) {}
}
